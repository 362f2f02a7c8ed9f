package org.tidewire.transfer.provider;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

import org.osgi.service.log.Logger;
import org.tidewire.resume.ResumePolicy;
import org.tidewire.storage.FilePath;
import org.tidewire.transfer.Direction;
import org.tidewire.transfer.FileId;
import org.tidewire.transfer.FileKind;
import org.tidewire.transfer.TransferException;
import org.tidewire.transfer.TransferException.Reason;
import org.tidewire.transfer.TransferInfo;
import org.tidewire.transfer.TransferState;

/**
 * What must outlive this program: the resume policy of the moment, and a thread of its own for what has to wait for a
 * disk. What is done there is done in order, so whatever is forgotten was remembered before.
 */
final class Memory {
    /** How long friends' partials are left alone while no policy tells whether they are known. */
    private static final Duration PATIENCE = Duration.ofDays(1);

    /** How long offers wait for a policy that has left: it may be but exchanged. */
    private static final Duration EXCHANGE = Duration.ofSeconds(10);

    private final Guest<ResumePolicy> policy = new Guest<>();
    private final Debts debts = new Debts();
    private final Time time;
    private final Logger log;
    private final Later thread;
    private final Records records;
    private volatile long absentSince;
    private final AtomicInteger times = new AtomicInteger();
    private volatile int introduced;

    Memory(Time time, Logger log) {
        this.time = time;
        this.log = log;
        absentSince = time.nanos();
        thread = new Later(log);
        records = new Records(policy, debts, log);
    }

    /** Gives what is remembered. */
    Records records() {
        return records;
    }

    /** Tells whether something can be taken up again after a restart: not an avatar, nor bytes only a host has. */
    static boolean isKept(TransferInfo info) {
        return info.kind() == FileKind.DATA && !info.path().isRoot();
    }

    boolean isThere() {
        return policy.isThere();
    }

    void use(ResumePolicy arriving) {
        times.incrementAndGet(); // first, so that nobody takes it for one that was told all
        policy.use(arriving);
        later(this::settle);
    }

    void leave(ResumePolicy leaving, Duration grace) {
        absentSince = time.nanos();
        try {
            policy.leave(leaving, grace);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Tells how many policies have come so far. */
    int times() {
        return times.get();
    }

    /** Notes that the policy which came as that number was told of all that lives. */
    void introduced(int number) {
        introduced = number;
    }

    /** Tells whether the policy of the moment was told of all that lives: what it does not know now, it has let go. */
    boolean isIntroduced() {
        return introduced == times.get();
    }

    /** Does something on the thread that may wait for a disk or a friend, after all that it was given before. */
    void later(Runnable task) {
        thread.run(task);
    }

    /** Makes it durable before this returns, if there is a policy. */
    void remember(TransferInfo transfer) throws IOException {
        if (isKept(transfer)) {
            debts.release(transfer);
            tell(transfer);
        }
    }

    /** Notes that it is wanted still; it is remembered already. */
    void touch(TransferInfo transfer) {
        try {
            if (isKept(transfer) && !owes(transfer)) {
                tell(transfer);
            }
        } catch (IOException e) {
            log.info("{} may be forgotten too soon: {}", transfer.path(), Course.text(e));
        }
    }

    private void tell(TransferInfo transfer) throws IOException {
        policy.ask(
                now -> {
                    now.remember(transfer);
                    return true;
                },
                false);
    }

    /** Puts it before the others of its friend, durable when this returns. */
    void first(TransferInfo transfer) throws IOException {
        if (isKept(transfer)) {
            policy.ask(
                    now -> {
                        now.first(transfer);
                        return true;
                    },
                    false);
        }
    }

    /** Makes an acceptance durable, and keeps its name, before it is queued and the friend hears of it. */
    void accept(LiveTransfer transfer, Runnable queue) {
        later(() -> {
            try {
                remember(transfer.info());
                transfer.conduct().prepare();
                queue.run();
            } catch (IOException e) {
                transfer.fail("it could not be remembered: " + Course.text(e));
                forget(transfer.info());
            }
        });
    }

    /** Forgets what is complete or cancelled; whatever was interrupted or failed goes on some day. */
    void over(TransferInfo transfer) {
        if (transfer.state() == TransferState.COMPLETED || transfer.state() == TransferState.CANCELLED) {
            forget(transfer);
        }
    }

    /** Forgets, soon; nobody is told of it any more from now on, even if there is no policy just now. */
    void forget(TransferInfo transfer) {
        if (isKept(transfer)) {
            debts.owe(transfer);
            later(this::settle);
        }
    }

    /** Forgets all of one friend, soon. */
    void forget(String friend) throws IOException {
        policy.ask(ResumePolicy::all, List.<TransferInfo>of()).stream()
                .filter(each -> each.peer().name().equals(friend))
                .forEach(this::forget);
    }

    /** Tells whether it is over and not forgotten yet. */
    boolean owes(TransferInfo transfer) {
        return debts.has(transfer.peer().name(), transfer.direction(), transfer.id());
    }

    private void settle() {
        if (!isThere()) {
            return;
        }
        List<String> faults = new ArrayList<>();
        for (TransferInfo each : debts.all()) {
            try {
                boolean done = policy.ask(
                        now -> {
                            now.forget(each);
                            return true;
                        },
                        false);
                if (done) {
                    debts.release(each);
                }
            } catch (IOException e) {
                faults.add(each.path() + ": " + Course.text(e));
            }
        }
        if (!faults.isEmpty()) { // one line: there may be thousands, and all are tried again whenever another ends
            log.warn("{} transfers are over, but could not be forgotten, as {}", faults.size(), faults.get(0));
        }
    }

    /**
     * Gives what was accepted of a friend under an id.
     *
     * @throws TransferException {@code BUSY} while nobody can tell, for the policy is being exchanged
     */
    Optional<TransferInfo> recall(String friend, FileId id) throws IOException {
        if (debts.has(friend, Direction.INCOMING, id)) {
            return Optional.empty();
        }
        Optional<Optional<TransferInfo>> answer =
                policy.ask(now -> Optional.of(now.recall(friend, id)), Optional.empty());
        boolean exchanged = times() > 0 && time.nanos() - absentSince < EXCHANGE.toNanos();
        if (answer.isEmpty() && exchanged) {
            throw new TransferException(Reason.BUSY, "the resume policy is being exchanged");
        }
        return answer.orElse(Optional.empty());
    }

    /** Tells whether a partial may be gone on with some day, going by what began it. */
    boolean knows(String origin, FilePath target) throws IOException {
        Optional<Offered> begun = Offered.of(origin);
        if (begun.isEmpty()) {
            return false;
        }
        if (!isThere()) {
            return time.nanos() - absentSince < PATIENCE.toNanos();
        }
        return recall(begun.get().friend(), begun.get().id())
                .filter(saved -> saved.path().equals(target))
                .isPresent();
    }

    /** Finishes what was to be done later, within the time. */
    void close(Duration grace) {
        thread.close(grace);
    }
}
