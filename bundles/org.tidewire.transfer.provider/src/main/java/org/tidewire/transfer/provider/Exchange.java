package org.tidewire.transfer.provider;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import org.osgi.service.log.Logger;
import org.tidewire.storage.Storage;
import org.tidewire.transfer.provider.tree.TreeUser;

/**
 * What happens to transfers when storage leaves and comes. Every step has a thread of its own, which the container waits for
 * so long and no longer: a backend may hang, and must neither hold up its own end nor anything else.
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

    /** Suspends what is in a storage. All together have the grace's time. */
    @Override
    public void left(Storage leaving) {
        expiry.leave();
        Duration grace = grace();
        long end = System.nanoTime() + grace.toNanos();
        within(grace.plus(SUSPENDING), () -> {
            for (LiveTransfer transfer : register.live()) {
                leave(transfer, leaving, Duration.ofNanos(Math.max(0, end - System.nanoTime())));
            }
        });
    }

    private static void leave(LiveTransfer transfer, Storage leaving, Duration limit) {
        try {
            transfer.leave(leaving, limit);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Goes on with what waited for a storage. */
    @Override
    public void came() {
        expiry.came();
        within(grace().plus(SUSPENDING), () -> register.live().forEach(LiveTransfer::rebind));
        arrivals.run();
    }

    /** Interrupts everything, as the engine stops. */
    void stop() {
        within(grace().plus(SUSPENDING), () -> register.live()
                .forEach(transfer -> transfer.disconnected("the transfer engine stops")));
    }

    private void within(Duration limit, Runnable task) {
        CountDownLatch done = new CountDownLatch(1);
        Thread thread = Threads.named("tidewire-transfer-storage").newThread(() -> {
            try {
                task.run();
            } catch (RuntimeException e) {
                log.error("A transfer could not follow its storage.", e);
            } finally {
                done.countDown();
            }
        });
        thread.start();
        try {
            if (!done.await(limit.toNanos(), TimeUnit.NANOSECONDS)) {
                log.warn("A storage hangs: not all transfers followed an exchange within {}.", limit);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
