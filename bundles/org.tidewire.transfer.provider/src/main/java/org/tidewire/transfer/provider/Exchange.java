package org.tidewire.transfer.provider;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.osgi.service.log.Logger;
import org.tidewire.storage.Storage;
import org.tidewire.transfer.TransferState;
import org.tidewire.transfer.provider.tree.TreeUser;

/**
 * What happens to transfers when storage leaves and comes. Each transfer has a thread of its own, which the container waits
 * for so long and no longer: a backend may hang, and must neither hold up its own end nor anything else.
 */
final class Exchange implements TreeUser {
    /** How long suspending may take beyond the grace, which is for the calls under way. */
    private static final Duration SUSPENDING = Duration.ofSeconds(1);

    private final Register register;
    private final Expiry expiry;
    private final Supplier<Limits> limits;
    private final Logger log;
    private volatile Runnable arrivals = () -> {};

    Exchange(Register register, Expiry expiry, Supplier<Limits> limits, Logger log) {
        this.register = register;
        this.expiry = expiry;
        this.limits = limits;
        this.log = log;
    }

    /** Does something whenever a storage came. */
    void onStorage(Runnable arrival) {
        arrivals = arrival;
    }

    @Override
    public Duration grace() {
        return limits.get().grace();
    }

    /** How long a storage may take in all, before whoever is in it is abandoned. */
    Duration patience() {
        return grace().plus(SUSPENDING);
    }

    /** Suspends what is in a storage; what hangs there is abandoned. */
    @Override
    public void left(Storage leaving) {
        expiry.leave();
        Duration grace = grace();
        List<LiveTransfer> inside = live(each -> each.conduct().isIn(leaving));
        all(inside, each -> each.conduct().leave(leaving, grace));
        inside.forEach(each -> each.conduct().withdraw(leaving));
    }

    private List<LiveTransfer> live(Predicate<LiveTransfer> wanted) {
        return register.live().stream().filter(wanted).toList();
    }

    /** Goes on with what waited for a storage. */
    @Override
    public void came() {
        expiry.came();
        all(live(each -> each.info().state() == TransferState.SUSPENDED), each -> each.conduct()
                .rebind());
        arrivals.run();
    }

    /** Interrupts everything, as the engine stops. */
    void stop() {
        String why = "the transfer engine stops";
        Map<Boolean, List<LiveTransfer>> lodged = register.live().stream()
                .collect(Collectors.partitioningBy(each -> each.conduct().isLodged())); // one look: none is in neither
        all(lodged.get(true), each -> each.disconnected(why));
        lodged.get(false).forEach(each -> each.disconnected(why));
    }

    /** Does something with each, at the same time: one that hangs holds up no other. */
    private void all(List<LiveTransfer> transfers, Consumer<LiveTransfer> step) {
        List<Errand<Boolean>> errands = transfers.stream()
                .map(each -> Errand.of(() -> {
                    attempt(each, step);
                    return true;
                }))
                .toList();
        if (!Errand.all(errands, patience())) {
            log.warn("A storage hangs: not all transfers followed an exchange within {}.", patience());
        }
    }

    private void attempt(LiveTransfer transfer, Consumer<LiveTransfer> step) {
        try {
            step.accept(transfer);
        } catch (RuntimeException e) {
            log.error("A transfer could not follow its storage.", e);
        }
    }
}
