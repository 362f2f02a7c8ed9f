package org.tidewire.shell;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.tidewire.resume.ResumePolicy;
import org.tidewire.transfer.TransferInfo;

/** What the resume policy of the moment remembers. May be called from any thread. */
@Component(service = Remembered.class)
public final class Remembered {
    private final AtomicReference<ResumePolicy> policy = new AtomicReference<>();

    /**
     * Asks a policy from now on.
     *
     * @param arriving the policy
     */
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void bindPolicy(ResumePolicy arriving) {
        policy.set(arriving);
    }

    /**
     * Asks a policy no more.
     *
     * @param leaving the one that was asked, or one that was replaced
     */
    void unbindPolicy(ResumePolicy leaving) {
        policy.compareAndSet(leaving, null);
    }

    /**
     * Lists all that is remembered.
     *
     * @return it, sends in the order they are to be offered; nothing if there is no policy
     */
    List<TransferInfo> all() {
        ResumePolicy asked = policy.get();
        return asked == null ? List.of() : asked.all();
    }

    /**
     * Looks for what is remembered of a transfer.
     *
     * @param transfer any
     * @return what was remembered of the same friend, direction and file id
     */
    Optional<TransferInfo> find(TransferInfo transfer) {
        return all().stream().filter(saved -> isSame(saved, transfer)).findFirst();
    }

    /**
     * Insists on a policy.
     *
     * @throws CommandException if there is none
     */
    void require() throws CommandException {
        policy();
    }

    /**
     * Forgets something; durable when this returns.
     *
     * @param saved what was remembered
     * @throws CommandException if there is no policy
     * @throws IOException if it cannot be deleted
     */
    void forget(TransferInfo saved) throws CommandException, IOException {
        policy().forget(saved);
    }

    private ResumePolicy policy() throws CommandException {
        ResumePolicy asked = policy.get();
        if (asked == null) {
            throw new CommandException("nothing is remembered: there is no resume policy at the moment");
        }
        return asked;
    }

    /**
     * Tells whether two are the same transfer, whatever happened to it between.
     *
     * @param one a transfer
     * @param other another, or the same
     * @return whether friend, direction and file id are equal
     */
    static boolean isSame(TransferInfo one, TransferInfo other) {
        return key(one).equals(key(other));
    }

    /**
     * Names a transfer as a policy does.
     *
     * @param info a transfer
     * @return direction, file id and friend
     */
    static String key(TransferInfo info) {
        return info.direction() + " " + info.id().hex() + " "
                + info.peer().name().toUpperCase(Locale.ROOT);
    }
}
