package org.tidewire.transfer.provider;

import static org.tidewire.transfer.TransferState.COMPLETED;
import static org.tidewire.transfer.TransferState.FAILED;
import static org.tidewire.transfer.TransferState.INTERRUPTED;
import static org.tidewire.transfer.TransferState.PAUSED;
import static org.tidewire.transfer.TransferState.QUEUED;
import static org.tidewire.transfer.TransferState.READY;
import static org.tidewire.transfer.TransferState.RUNNING;
import static org.tidewire.transfer.TransferState.SUSPENDED;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

import org.tidewire.storage.FilePath;
import org.tidewire.storage.Storage;
import org.tidewire.transfer.TransferException;
import org.tidewire.transfer.TransferException.Reason;
import org.tidewire.transfer.TransferState;

/** How a transfer comes into a storage, leaves it with it, and goes on in the next one. Each is a step. */
final class Stay {
    private final Standing standing;
    private final Surroundings engine;
    private final Course course;
    private final Steps steps;
    private final Lodging lodging;
    private final Ending ending;
    private volatile long readySince;

    Stay(Standing standing, Surroundings engine, Course course, Steps steps, Lodging lodging, Ending ending) {
        this.standing = standing;
        this.engine = engine;
        this.course = course;
        this.steps = steps;
        this.lodging = lodging;
        this.ending = ending;
    }

    /** Names the backend in which it is open; empty if in none. */
    String storage() {
        TransferState state = standing.state();
        return state == RUNNING || state == PAUSED ? lodging.name() : "";
    }

    /** Tells whether it is in a storage, or is just entering it. */
    boolean isIn(Storage storage) {
        return lodging.storage() == storage;
    }

    /** Tells whether it is in some storage, or is just entering one. */
    boolean isLodged() {
        return lodging.storage() != null;
    }

    /** Binds it to the storage that has its path now, by the path's name there: no other one takes its place. */
    void belong() {
        step(lodging::belong);
    }

    /** Binds it to the storage that has its path by this name. */
    void belong(FilePath name) {
        step(() -> lodging.belong(name));
    }

    private void step(Runnable task) {
        if (steps.begin(engine.patience())) {
            try {
                task.run();
            } finally {
                steps.end();
            }
        }
    }

    /**
     * Keeps room for what was accepted, also if the friend is gone by now, for the answer stands; unless it is over. It is
     * abandoned if storage hangs.
     */
    void prepare() throws IOException {
        Errand<Optional<IOException>> preparing = Errand.of(this::prepared);
        Optional<IOException> fault = preparing.result(engine.patience(), null);
        if (fault == null) {
            ending.abandon(INTERRUPTED, "");
        } else if (fault.isPresent()) {
            throw fault.get();
        }
    }

    private Optional<IOException> prepared() {
        if (!steps.begin(engine.patience())) {
            return Optional.empty();
        }
        try {
            TransferState state = standing.state();
            if (!state.isFinal() || state == INTERRUPTED) {
                lodging.prepare();
            }
            return Optional.empty();
        } catch (TransferException e) {
            boolean waits = e.reason() == Reason.NO_STORAGE; // for one, as what runs does
            return waits ? Optional.empty() : Optional.of(e);
        } catch (IOException e) {
            return Optional.of(e);
        } finally {
            steps.end();
        }
    }

    /** A slot is there: a key is issued, or bytes may move at once. False if it did not wait for one any more. */
    boolean grant(boolean keyed) {
        if (!steps.begin(engine.patience())) {
            return false;
        }
        try {
            if (standing.state() != QUEUED) {
                return false;
            }
            if (keyed) {
                readySince = engine.time().nanos();
                standing.key(engine.newKey());
                standing.move(READY, "");
                course.turn().lookAgain(); // its bytes are for who has the key
            } else {
                start();
            }
            return true;
        } catch (TransferException e) {
            return false; // it was ended at this moment
        } finally {
            steps.end();
        }
    }

    /** Starts it for who has the key; false if it is too late, or storage refuses. */
    boolean claim(String presented) {
        if (!steps.begin(engine.patience())) {
            return false;
        }
        try {
            if (standing.key().filter(key -> Keys.equal(key, presented)).isEmpty()) {
                return false;
            }
            start();
            return !standing.state().isFinal() || standing.state() == COMPLETED;
        } finally {
            steps.end();
        }
    }

    /** Takes the slot away from who did not come. */
    void expire(Duration limit) {
        ifLate(READY, () -> readySince, limit, "the key was not used within " + limit.toSeconds() + " s");
    }

    /** Gives up waiting for a storage. */
    void tire(Duration limit) {
        ifLate(SUSPENDED, lodging::leftAt, limit, "its storage did not come back within " + limit.toSeconds() + " s");
    }

    /** Ends what is in a state for too long. The clock does not wait for a step under way, but one that hangs is abandoned. */
    private void ifLate(TransferState state, LongSupplier since, Duration limit, String why) {
        long late = engine.time().nanos() - since.getAsLong() - limit.toNanos();
        if (standing.state() != state || late <= 0) {
            return;
        }
        if (steps.begin(Duration.ZERO)) {
            try {
                if (standing.state() == state) {
                    ending.close(INTERRUPTED, why);
                }
            } finally {
                steps.end();
            }
        } else if (late > engine.patience().toNanos()) {
            ending.abandon(INTERRUPTED, why);
        }
    }

    /** Lets go of a storage that leaves, after the step under way: it is suspended until another one holds the same. */
    void leave(Storage leaving, Duration limit) {
        if (isIn(leaving) && steps.begin(limit)) {
            try {
                suspend(leaving);
            } finally {
                steps.end();
            }
        }
    }

    private void suspend(Storage leaving) {
        boolean open = standing.state() == RUNNING || standing.state() == PAUSED;
        if (!open || !isIn(leaving)) {
            return;
        }
        try {
            lodging.suspend(engine.time().nanos());
            standing.move(SUSPENDED, "its storage is being exchanged");
        } catch (IOException e) {
            ending.close(INTERRUPTED, "its storage was withdrawn; then: " + Course.text(e));
        }
    }

    /** Whoever is even now in a storage that leaves hangs there: it is abandoned. */
    void withdraw(Storage leaving) {
        if (isIn(leaving)) {
            ending.abandon(INTERRUPTED, "its storage was withdrawn");
        }
    }

    /** Goes on in the storage that is there now, if it holds the same; one at another place in the tree is none of ours. */
    void rebind() {
        if (!steps.begin(engine.patience())) {
            return;
        }
        try {
            if (standing.state() == SUSPENDED) {
                enter();
            }
        } catch (IOException e) {
            ending.close(INTERRUPTED, "another storage came: " + Course.text(e));
        } finally {
            steps.end();
        }
    }

    /** Begins, or waits for a storage: whoever brings one either sees that it waits, or is seen at the second look. */
    private void start() {
        try {
            if (!enter() && !standing.state().isFinal()) {
                lodging.await(engine.time().nanos());
                standing.move(SUSPENDED, "no storage is there at the moment");
                enter();
            }
        } catch (IOException e) {
            ending.close(FAILED, Course.text(e));
        }
    }

    /** Goes on in the storage of the moment; false if there is none, or it is over because its own will not be seen again. */
    private boolean enter() throws IOException {
        boolean entered = lodging.enter(standing.position());
        if (entered) {
            course.goOn();
        } else if (lodging.isHidden()) {
            ending.close(INTERRUPTED, "another storage was mounted over its place");
        }
        return entered;
    }
}
