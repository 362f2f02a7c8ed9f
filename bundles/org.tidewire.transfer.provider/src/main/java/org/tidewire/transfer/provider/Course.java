package org.tidewire.transfer.provider;

import static org.tidewire.transfer.TransferState.CANCELLED;
import static org.tidewire.transfer.TransferState.COMPLETED;
import static org.tidewire.transfer.TransferState.INTERRUPTED;
import static org.tidewire.transfer.TransferState.OFFERED;
import static org.tidewire.transfer.TransferState.RUNNING;
import static org.tidewire.transfer.TransferState.SUSPENDED;
import static org.tidewire.transfer.provider.Consent.require;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;

import org.tidewire.storage.FilePath;
import org.tidewire.transfer.FileControl;
import org.tidewire.transfer.Side;
import org.tidewire.transfer.TransferException;
import org.tidewire.transfer.TransferException.Reason;
import org.tidewire.transfer.TransferState;

/** What a transfer does, step by step. Each step holds the transfer's lock, around one call of its bytes at most. */
final class Course {
    private final Standing standing;
    private final Bytes bytes;
    private final Surroundings engine;
    private final Consent consent;
    private final Steps steps = new Steps();
    private final Turn turn;
    private final Passage passage;
    private final Lodging lodging;
    private final Ending ending;
    private final Stay stay;

    Course(Standing standing, Bytes bytes, Surroundings engine) {
        this.standing = standing;
        this.bytes = bytes;
        this.engine = engine;
        consent = new Consent(standing.subject().direction());
        turn = new Turn(standing, steps.changed());
        passage = new Passage(standing, bytes, turn);
        lodging = new Lodging(standing, bytes, engine);
        ending = new Ending(standing, bytes, lodging, steps, turn);
        stay = new Stay(standing, engine, this, steps, lodging, ending);
    }

    Turn turn() {
        return turn;
    }

    /** When it starts, and where it goes on. */
    Stay stay() {
        return stay;
    }

    void control(FileControl control, Side by) throws TransferException {
        Consent.requireLive(standing.state());
        if (control == FileControl.CANCEL) {
            require(end(CANCELLED, ""), Reason.NOT_FOUND, "it is over: " + standing.state());
            return;
        }
        begin();
        try {
            boolean resume = control == FileControl.RESUME;
            follow(resume ? consent.resume(standing.state(), by) : consent.pause(standing.state(), by));
        } finally {
            steps.end();
        }
    }

    void seek(long position) throws TransferException {
        begin();
        try {
            Consent.requireLive(standing.state());
            require(standing.state() == OFFERED, Reason.DENIED, "only an offer may begin elsewhere");
            boolean inside = position >= 0 && Subject.lacks(standing.subject().size(), position);
            require(inside, Reason.INVALID_POSITION, "a file begins within its bytes, not at " + position);
            standing.position(position);
        } finally {
            steps.end();
        }
    }

    /** Goes to a name that is reserved for it; gives the one that it had. */
    FilePath target(FilePath reserved) throws TransferException {
        begin();
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
            steps.end();
        }
    }

    int read(ByteBuffer chunk, long position) throws IOException {
        steps.begin();
        try {
            turn.awaitRunning();
            boolean inTurn = position >= 0 && position <= standing.position();
            require(inTurn, Reason.INVALID_POSITION, "out of turn: " + position);
            return passage.read(chunk, position);
        } catch (TransferException e) {
            throw e;
        } catch (IOException e) {
            throw ending.failed(e);
        } finally {
            steps.end();
        }
    }

    void write(ByteBuffer chunk, long position) throws IOException {
        int limit = chunk.limit();
        steps.begin();
        try {
            turn.awaitRunning();
            require(position == standing.position(), Reason.INVALID_POSITION, "out of turn: " + position);
            passage.store(chunk, position);
        } catch (TransferException e) {
            throw e;
        } catch (IOException e) {
            throw ending.failed(e);
        } finally {
            steps.end();
            chunk.limit(limit);
        }
    }

    /** The other side has no more bytes, or has all of a stream. */
    void finish() throws IOException {
        steps.begin();
        try {
            if (standing.state() == COMPLETED) {
                return;
            }
            turn.awaitRunning();
            if (!passage.finish()) {
                long size = standing.subject().size();
                ending.close(
                        INTERRUPTED, "the sender ended it after " + standing.position() + " of " + size + " bytes");
            }
        } catch (TransferException e) {
            throw e;
        } catch (IOException e) {
            throw ending.failed(e);
        } finally {
            steps.end();
        }
    }

    /**
     * Ends it, by a step of its own that may hang: whoever wants that does not, and neither does what waits for its slot or its
     * name. False if it was over.
     */
    boolean end(TransferState to, String why) {
        if (standing.state().isFinal()) {
            return false;
        }
        Duration limit = engine.patience();
        boolean closes = stay.isLodged() || !bytes.isStored() || to == CANCELLED;
        boolean ended = closes ? Errand.of(() -> close(to, why, limit)).result(limit, false) : close(to, why, limit);
        return ended || ending.abandon(to, why);
    }

    private boolean close(TransferState to, String why, Duration limit) {
        if (!steps.begin(limit)) {
            return false;
        }
        try {
            return ending.close(to, why);
        } finally {
            steps.end();
        }
    }

    /** Begins a step that waits for nothing but the one under way. */
    private void begin() throws TransferException {
        if (!steps.begin(engine.patience())) {
            Consent.requireLive(standing.state());
            throw new TransferException(Reason.BUSY, ending.hangs());
        }
    }

    private void follow(TransferState next) throws TransferException {
        if (next != standing.state()) {
            standing.move(next, "");
            turn.lookAgain();
        }
    }

    /** It has entered a storage: it moves, or is paused still; what lacks no byte is committed. */
    void goOn() throws IOException {
        standing.move(standing.state() == SUSPENDED ? consent.moving() : RUNNING, "");
        passage.commitIfWhole();
        turn.lookAgain();
    }

    static String text(IOException fault) {
        return fault.getMessage() == null ? fault.getClass().getSimpleName() : fault.getMessage();
    }
}
