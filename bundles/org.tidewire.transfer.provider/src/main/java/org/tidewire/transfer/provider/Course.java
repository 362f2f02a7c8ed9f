package org.tidewire.transfer.provider;

import static org.tidewire.transfer.TransferState.CANCELLED;
import static org.tidewire.transfer.TransferState.COMPLETED;
import static org.tidewire.transfer.TransferState.FAILED;
import static org.tidewire.transfer.TransferState.INTERRUPTED;
import static org.tidewire.transfer.TransferState.OFFERED;
import static org.tidewire.transfer.TransferState.PAUSED;
import static org.tidewire.transfer.TransferState.QUEUED;
import static org.tidewire.transfer.TransferState.READY;
import static org.tidewire.transfer.TransferState.RUNNING;
import static org.tidewire.transfer.TransferState.SUSPENDED;
import static org.tidewire.transfer.provider.Consent.require;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

import org.tidewire.storage.FilePath;
import org.tidewire.storage.Storage;
import org.tidewire.transfer.FileControl;
import org.tidewire.transfer.Side;
import org.tidewire.transfer.TransferException;
import org.tidewire.transfer.TransferException.Reason;
import org.tidewire.transfer.TransferState;

/** What a transfer does, step by step. Each step holds the transfer's lock, around one storage call at most. */
final class Course {
    private static final String WITHDRAWN = "its storage was withdrawn";

    private final Standing standing;
    private final Bytes bytes;
    private final Surroundings engine;
    private final Consent consent;
    private final ReentrantLock lock = new ReentrantLock();
    private final Turn turn;
    private final Passage passage;
    private final Lodging lodging;
    private volatile boolean withdrawn;
    private long readySince;

    Course(Standing standing, Bytes bytes, Surroundings engine) {
        this.standing = standing;
        this.bytes = bytes;
        this.engine = engine;
        consent = new Consent(standing.subject().direction());
        turn = new Turn(standing, lock.newCondition());
        passage = new Passage(standing, bytes, turn);
        lodging = new Lodging(standing, bytes, engine);
    }

    Turn turn() {
        return turn;
    }

    /** Names the backend in which it is open; empty if in none. */
    String storage() {
        TransferState state = standing.state();
        return state == RUNNING || state == PAUSED ? lodging.name() : "";
    }

    void control(FileControl control, Side by) throws TransferException {
        lock.lock();
        try {
            switch (control) {
                case RESUME -> follow(consent.resume(standing.state(), by));
                case PAUSE -> follow(consent.pause(standing.state(), by));
                case CANCEL -> {
                    Consent.requireLive(standing.state());
                    close(CANCELLED, "");
                }
            }
        } finally {
            lock.unlock();
        }
    }

    void seek(long position) throws TransferException {
        lock.lock();
        try {
            Consent.requireLive(standing.state());
            require(standing.state() == OFFERED, Reason.DENIED, "only an offer may begin elsewhere");
            boolean inside = position >= 0 && Subject.lacks(standing.subject().size(), position);
            require(inside, Reason.INVALID_POSITION, "a file begins within its bytes, not at " + position);
            standing.position(position);
        } finally {
            lock.unlock();
        }
    }

    /** Goes to a name that is reserved for it; gives the one that it had. */
    FilePath target(FilePath reserved) throws TransferException {
        lock.lock();
        try {
            require(
                    standing.state() == OFFERED,
                    Reason.DENIED,
                    "only an offer may go elsewhere, it is accepted or over");
            FilePath former = standing.path();
            bytes.path(reserved);
            standing.path(reserved);
            return former;
        } finally {
            lock.unlock();
        }
    }

    int read(ByteBuffer chunk, long position) throws IOException {
        lock.lock();
        try {
            turn.awaitRunning();
            boolean inTurn = position >= 0 && position <= standing.position();
            require(inTurn, Reason.INVALID_POSITION, "out of turn: " + position);
            return passage.read(chunk, position);
        } catch (TransferException e) {
            throw e;
        } catch (IOException e) {
            throw failed(e);
        } finally {
            lock.unlock();
        }
    }

    void write(ByteBuffer chunk, long position) throws IOException {
        int limit = chunk.limit();
        lock.lock();
        try {
            turn.awaitRunning();
            require(position == standing.position(), Reason.INVALID_POSITION, "out of turn: " + position);
            passage.store(chunk, position);
        } catch (TransferException e) {
            throw e;
        } catch (IOException e) {
            throw failed(e);
        } finally {
            lock.unlock();
            chunk.limit(limit);
        }
    }

    /** The other side has no more bytes, or has all of a stream. */
    void finish() throws IOException {
        lock.lock();
        try {
            if (standing.state() == COMPLETED) {
                return;
            }
            turn.awaitRunning();
            if (!passage.finish()) {
                long size = standing.subject().size();
                close(INTERRUPTED, "the sender ended it after " + standing.position() + " of " + size + " bytes");
            }
        } catch (TransferException e) {
            throw e;
        } catch (IOException e) {
            throw failed(e);
        } finally {
            lock.unlock();
        }
    }

    void end(TransferState to, String why) {
        lock.lock();
        try {
            close(to, why);
        } finally {
            lock.unlock();
        }
    }

    /** Binds it to the storage that has its path now, by the path's name there: no other one takes its place. */
    void belong() {
        lock.lock();
        try {
            lodging.belong();
        } finally {
            lock.unlock();
        }
    }

    /** Binds it to the storage that has its path by this name. */
    void belong(FilePath name) {
        lock.lock();
        try {
            lodging.belong(name);
        } finally {
            lock.unlock();
        }
    }

    /** Keeps room for what was accepted, also if the friend is gone by now, for the answer stands; unless it is over. */
    void prepare() throws IOException {
        lock.lock();
        try {
            TransferState state = standing.state();
            if (!state.isFinal() || state == INTERRUPTED) {
                bytes.prepare(engine.storage());
            }
        } catch (TransferException e) {
            if (e.reason() != Reason.NO_STORAGE) {
                throw e;
            } // else it waits for one, as what runs does
        } finally {
            lock.unlock();
        }
    }

    /** A slot is there: a key is issued, or bytes may move at once. False if it did not wait for one any more. */
    boolean grant(boolean keyed) {
        lock.lock();
        try {
            if (standing.state() != QUEUED) {
                return false;
            }
            if (keyed) {
                readySince = engine.time().nanos();
                standing.key(engine.newKey());
                standing.move(READY, "");
            } else {
                start();
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Starts it for who has the key; false if it is too late, or storage refuses. */
    boolean claim(String presented) {
        lock.lock();
        try {
            if (standing.key().filter(key -> Keys.equal(key, presented)).isEmpty()) {
                return false;
            }
            start();
            return !standing.state().isFinal() || standing.state() == COMPLETED;
        } finally {
            lock.unlock();
        }
    }

    /** Takes the slot away from who did not come. */
    void expire(Duration limit) {
        Runnable late = () -> close(INTERRUPTED, "the key was not used within " + limit.toSeconds() + " s");
        ifIdle(READY, () -> readySince, limit, late);
    }

    /** Gives up waiting for a storage. */
    void tire(Duration limit) {
        Runnable late = () -> close(INTERRUPTED, "its storage did not come back within " + limit.toSeconds() + " s");
        ifIdle(SUSPENDED, lodging::leftAt, limit, late);
    }

    /** Ends what is in a state for too long; not while it is busy: the clock must not wait for a storage that hangs. */
    private void ifIdle(TransferState state, LongSupplier since, Duration limit, Runnable late) {
        if (standing.state() != state || !lock.tryLock()) {
            return;
        }
        try {
            if (standing.state() == state && engine.time().nanos() - since.getAsLong() > limit.toNanos()) {
                late.run();
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Lets go of a storage that leaves: it is suspended until another one holds the same. If the call under way takes longer
     * than the limit, it is cut off from outside soon, and that interrupts.
     */
    void leave(Storage leaving, Duration limit) throws InterruptedException {
        if (lodging.storage() != leaving) {
            return;
        }
        withdrawn = true;
        if (lock.tryLock(limit.toNanos(), TimeUnit.NANOSECONDS)) {
            try {
                suspend(leaving);
            } finally {
                withdrawn = false;
                lock.unlock();
            }
        }
    }

    private void suspend(Storage leaving) {
        boolean open = standing.state() == RUNNING || standing.state() == PAUSED;
        if (!open || lodging.storage() != leaving) {
            return;
        }
        try {
            lodging.suspend(engine.time().nanos());
            standing.move(SUSPENDED, "its storage is being exchanged");
        } catch (IOException e) {
            close(INTERRUPTED, WITHDRAWN + "; then: " + text(e));
        }
    }

    /** Goes on in the storage that is there now, if it holds the same; one at another place in the tree is none of ours. */
    void rebind() {
        lock.lock();
        try {
            if (standing.state() == SUSPENDED) {
                enter();
            }
        } catch (IOException e) {
            close(INTERRUPTED, "another storage came: " + text(e));
        } finally {
            lock.unlock();
        }
    }

    private void follow(TransferState next) {
        if (next != standing.state()) {
            standing.move(next, "");
            turn.lookAgain();
        }
    }

    /** Begins, or waits for a storage: whoever brings one either sees that it waits, or is seen at the second look. */
    private void start() {
        try {
            if (!enter()) {
                lodging.await(engine.time().nanos());
                standing.move(SUSPENDED, "no storage is there at the moment");
                enter();
            }
        } catch (IOException e) {
            close(withdrawn ? INTERRUPTED : FAILED, text(e));
        }
    }

    /** Goes on in the storage of the moment; false if there is none. */
    private boolean enter() throws IOException {
        boolean entered = lodging.enter(standing.position());
        if (entered) {
            standing.move(standing.state() == SUSPENDED ? consent.moving() : RUNNING, "");
            passage.commitIfWhole();
            turn.lookAgain();
        }
        return entered;
    }

    /** Ends it, whatever closing says; what was wrong with closing becomes part of the reason. */
    private void close(TransferState to, String why) {
        if (standing.state().isFinal()) {
            return;
        }
        String reason = why;
        try {
            if (to == CANCELLED) {
                bytes.discard(engine.storage());
            } else {
                bytes.close();
            }
        } catch (IOException e) {
            reason = why.isEmpty() ? text(e) : why + "; then: " + text(e);
        }
        standing.move(to, reason);
        turn.lookAgain();
    }

    private IOException failed(IOException fault) {
        close(withdrawn ? INTERRUPTED : FAILED, withdrawn ? WITHDRAWN : text(fault));
        return fault;
    }

    static String text(IOException fault) {
        return fault.getMessage() == null ? fault.getClass().getSimpleName() : fault.getMessage();
    }
}
