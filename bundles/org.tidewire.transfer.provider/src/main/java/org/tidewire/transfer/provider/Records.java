package org.tidewire.transfer.provider;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

import org.osgi.service.log.Logger;
import org.tidewire.resume.ResumePolicy;
import org.tidewire.storage.Content;
import org.tidewire.transfer.Direction;
import org.tidewire.transfer.TransferInfo;

/** What the policy of the moment remembers, but for what is over and not forgotten yet. */
final class Records {
    private final Guest<ResumePolicy> policy;
    private final Debts debts;
    private final Logger log;

    Records(Guest<ResumePolicy> policy, Debts debts, Logger log) {
        this.policy = policy;
        this.debts = debts;
        this.log = log;
    }

    /** Gives what was accepted of friends and is not known to be over. */
    List<TransferInfo> received() throws IOException {
        return policy.ask(ResumePolicy::all, List.<TransferInfo>of()).stream()
                .filter(each -> each.direction() == Direction.INCOMING
                        && Memory.isKept(each)
                        && !debts.has(each.peer().name(), Direction.INCOMING, each.id()))
                .toList();
    }

    /** Tells where to go on. */
    long position(TransferInfo saved, Content held) throws IOException {
        return policy.ask(now -> now.position(saved, held), held.size());
    }

    /** Gives what is to be offered to a friend again, in order. */
    List<TransferInfo> unfinished(String friend) throws IOException {
        return policy.ask(now -> now.unfinished(friend), List.<TransferInfo>of()).stream()
                .filter(each -> !debts.has(friend, Direction.OUTGOING, each.id()))
                .toList();
    }

    /** Gives all sends that are remembered, in order; empty if there is no policy, or it does not answer. */
    Optional<List<TransferInfo>> sends() {
        try {
            return policy.ask(now -> Optional.of(now.all()), Optional.<List<TransferInfo>>empty())
                    .map(all -> all.stream()
                            .filter(each -> each.direction() == Direction.OUTGOING
                                    && !debts.has(each.peer().name(), each.direction(), each.id()))
                            .toList());
        } catch (IOException e) {
            log.warn("Nobody can tell what is remembered: {}", Course.text(e));
            return Optional.empty();
        }
    }
}
