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

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import org.tidewire.storage.Storage;
import org.tidewire.transfer.Direction;
import org.tidewire.transfer.FileControl;
import org.tidewire.transfer.Friend;
import org.tidewire.transfer.Peer;
import org.tidewire.transfer.Side;
import org.tidewire.transfer.Transfer;
import org.tidewire.transfer.TransferException;
import org.tidewire.transfer.TransferException.Reason;
import org.tidewire.transfer.TransferInfo;
import org.tidewire.transfer.TransferState;

/** A transfer. One lock guards its state and is held around one storage call; everybody is told after it is released. */
final class LiveTransfer implements Transfer {
    private final Standing standing;
    private final Bytes bytes;
    private final Friend friend;
    private final Surroundings engine;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Set<Side> pausedBy = EnumSet.noneOf(Side.class);
    private volatile Storage opened;
    private volatile boolean withdrawn;
    private long readySince;

    /** With a friend for Tox; on Wired the friend is {@link Wire#WIRED} and a key claims the transfer. */
    LiveTransfer(Standing standing, Bytes bytes, Friend friend, Surroundings engine) {
        this.standing = standing;
        this.bytes = bytes;
        this.friend = friend;
        this.engine = engine;
    }

    @Override
    public TransferInfo info() {
        return standing.info();
    }

    @Override
    public Optional<String> key() {
        return standing.key();
    }

    Peer peer() {
        return standing.subject().peer();
    }

    Friend friend() {
        return friend;
    }

    void place(int now) {
        standing.place(now);
    }

    @Override
    public void control(FileControl control, Side by) throws TransferException {
        lock.lock();
        try {
            switch (control) {
                case RESUME -> resume(by);
                case PAUSE -> pause(by);
                case CANCEL -> cancel();
            }
        } finally {
            lock.unlock();
        }
        // A friend hears of our acceptance when the slot is there: it sends at once.
        boolean accepted = standing.state() == QUEUED;
        if (by == Side.OURS && !accepted) {
            tell(() -> friend.control(this, control));
        }
        settle(accepted);
    }

    @Override
    public void seek(long position) throws TransferException {
        lock.lock();
        try {
            require(standing.state() == OFFERED, Reason.DENIED, "only an offer may begin elsewhere");
            boolean inside = position >= 0 && position < standing.subject().size();
            require(inside, Reason.INVALID_POSITION, "a file begins within its bytes, not at " + position);
            standing.position(position);
        } finally {
            lock.unlock();
        }
        if (standing.subject().direction() == Direction.INCOMING) {
            tell(() -> friend.seek(this, position));
        }
    }

    @Override
    public int read(ByteBuffer chunk, long position) throws IOException {
        int length = -1;
        lock.lock();
        try {
            awaitRunning();
            require(
                    position >= 0 && position <= standing.position(),
                    Reason.INVALID_POSITION,
                    "out of turn: " + position);
            length = bytes.read(chunk, position);
            if (length < 0) {
                bytes.close();
                standing.move(COMPLETED, "");
            } else {
                standing.position(Math.max(standing.position(), position + length));
            }
        } catch (TransferException e) {
            throw e;
        } catch (IOException e) {
            throw failed(e);
        } finally {
            lock.unlock();
        }
        settle(false);
        return length;
    }

    @Override
    public void write(ByteBuffer chunk, long position) throws IOException {
        int limit = chunk.limit();
        lock.lock();
        try {
            awaitRunning();
            require(position == standing.position(), Reason.INVALID_POSITION, "out of turn: " + position);
            chunk.limit(
                    (int) Math.min(limit, chunk.position() + (standing.subject().size() - position)));
            int length = chunk.remaining();
            bytes.write(chunk);
            standing.position(position + length);
            commitIfWhole();
        } catch (TransferException e) {
            throw e;
        } catch (IOException e) {
            throw failed(e);
        } finally {
            lock.unlock();
            chunk.limit(limit);
        }
        settle(false);
    }

    @Override
    public void disconnected(String reason) {
        lock.lock();
        try {
            end(INTERRUPTED, reason);
        } finally {
            lock.unlock();
        }
        settle(false);
    }

    /** Sets where it begins, before anybody else knows of it. */
    void begin(long offset) {
        standing.position(offset);
    }

    /** A slot is there: on Wired the client gets a key, a friend's bytes move at once. */
    void grant() {
        lock.lock();
        try {
            if (standing.state() != QUEUED) {
                return;
            }
            if (friend == Wire.WIRED) {
                readySince = System.nanoTime();
                standing.key(engine.newKey());
                standing.move(READY, "");
            } else {
                start();
            }
        } finally {
            lock.unlock();
        }
        if (standing.state() == RUNNING && standing.subject().direction() == Direction.INCOMING) {
            tell(() -> friend.control(this, FileControl.RESUME));
        }
        settle(false);
    }

    /** Starts it for who has the key; false if it is too late, or storage refuses. */
    boolean claim(String presented) {
        lock.lock();
        try {
            if (standing.key().filter(key -> Keys.equal(key, presented)).isPresent()) {
                start();
                return standing.state() == RUNNING || standing.state() == COMPLETED;
            }
            return false;
        } finally {
            lock.unlock();
            settle(false);
        }
    }

    /** Takes the slot away from who did not come. */
    void expire(Duration limit) {
        lock.lock();
        try {
            if (standing.state() == READY && System.nanoTime() - readySince > limit.toNanos()) {
                end(INTERRUPTED, "the key was not used within " + limit.toSeconds() + " s");
            }
        } finally {
            lock.unlock();
        }
        settle(false);
    }

    /** Lets go of a storage that leaves. Waits for the call under way, then cuts it off: nothing outlives the unbind. */
    void leave(Storage leaving, Duration grace) throws InterruptedException, IOException {
        if (opened != leaving) {
            return;
        }
        withdrawn = true;
        if (!lock.tryLock(grace.toNanos(), TimeUnit.NANOSECONDS)) {
            bytes.close();
            lock.lock();
        }
        try {
            end(INTERRUPTED, "its storage was withdrawn");
        } finally {
            lock.unlock();
        }
        settle(false);
    }

    private void resume(Side by) throws TransferException {
        if (standing.state() == OFFERED) {
            Side receiver = standing.subject().direction() == Direction.INCOMING ? Side.OURS : Side.THEIRS;
            require(by == receiver, Reason.DENIED, "only who receives a file accepts it");
            standing.move(QUEUED, "");
            return;
        }
        require(standing.state() == PAUSED, Reason.NOT_PAUSED, "it is not paused");
        require(pausedBy.remove(by), Reason.DENIED, "whoever paused must resume");
        if (pausedBy.isEmpty()) {
            standing.move(RUNNING, "");
            changed.signalAll();
        }
    }

    private void pause(Side by) throws TransferException {
        TransferState state = standing.state();
        require(state == RUNNING || state == PAUSED, Reason.DENIED, "only a running transfer can be paused");
        require(pausedBy.add(by), Reason.ALREADY_PAUSED, "it is paused already");
        if (state == RUNNING) {
            standing.move(PAUSED, "");
        }
    }

    private void cancel() throws TransferException {
        require(!standing.state().isFinal(), Reason.DENIED, "it is over");
        end(CANCELLED, "");
    }

    private void start() {
        try {
            opened = engine.storage();
            bytes.open(opened, standing.position());
            standing.move(RUNNING, "");
            commitIfWhole();
        } catch (IOException e) {
            end(FAILED, text(e));
        }
    }

    private void commitIfWhole() throws IOException {
        if (standing.subject().direction() == Direction.INCOMING
                && standing.position() == standing.subject().size()) {
            bytes.commit();
            standing.move(COMPLETED, "");
        }
    }

    /** Ends it, whatever closing says; what was wrong with closing is part of the reason. */
    private void end(TransferState to, String why) {
        if (standing.state().isFinal()) {
            return;
        }
        String reason = why;
        try {
            if (to == CANCELLED) {
                bytes.discard(opened == null ? engine.storage() : opened);
            } else {
                bytes.close();
            }
        } catch (IOException e) {
            reason = why.isEmpty() ? text(e) : why + "; then: " + text(e);
        }
        standing.move(to, reason);
        changed.signalAll();
    }

    private IOException failed(IOException fault) {
        end(withdrawn ? INTERRUPTED : FAILED, withdrawn ? "its storage was withdrawn" : text(fault));
        return fault;
    }

    private void awaitRunning() throws IOException {
        try {
            while (standing.state() == PAUSED || standing.state() == SUSPENDED) {
                changed.await();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while the transfer was paused");
        }
        require(standing.state() == RUNNING, Reason.DENIED, "the transfer is " + standing.state());
    }

    private void settle(boolean accepted) {
        if (accepted) {
            engine.queued(this);
        }
        if (standing.state().isFinal()) {
            engine.over(this);
        }
    }

    private void tell(Wire.Word word) {
        try {
            word.say();
        } catch (IOException e) {
            disconnected(text(e));
        }
    }

    private static void require(boolean condition, Reason reason, String message) throws TransferException {
        if (!condition) {
            throw new TransferException(reason, message);
        }
    }

    private static String text(IOException fault) {
        return fault.getMessage() == null ? fault.getClass().getSimpleName() : fault.getMessage();
    }
}
