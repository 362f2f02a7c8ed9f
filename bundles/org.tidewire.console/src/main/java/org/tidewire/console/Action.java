package org.tidewire.console;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import org.tidewire.transfer.FileControl;
import org.tidewire.transfer.TransferInfo;

/** What a button says of a transfer. */
enum Action {
    /** Stop for now. */
    PAUSE(FileControl.PAUSE),
    /** Go on after our pause. */
    RESUME(FileControl.RESUME),
    /** Stop for good; what arrived is discarded. */
    CANCEL(FileControl.CANCEL);

    private final FileControl control;

    Action(FileControl control) {
        this.control = control;
    }

    /** Gives what the engine is told. */
    FileControl control() {
        return control;
    }

    /** Gives the word in an address and on a button, such as {@code pause}. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Finds the action of a word, which may be anything. */
    static Optional<Action> of(String word) {
        return Stream.of(values()).filter(action -> action.word().equals(word)).findFirst();
    }

    /**
     * Tells which buttons make sense; the engine decides when one is pressed.
     *
     * @param info how a transfer stands
     * @return what may be said of it; of what a friend sends or gets also once it was interrupted: that it ends for good
     */
    static List<Action> allowed(TransferInfo info) {
        return switch (info.state()) {
            case RUNNING, SUSPENDED -> List.of(PAUSE, CANCEL);
            case PAUSED -> List.of(RESUME, CANCEL);
            case OFFERED, QUEUED, READY -> List.of(CANCEL);
            case INTERRUPTED, FAILED -> info.peer().place().isEmpty() ? List.of(CANCEL) : List.of();
            case COMPLETED, CANCELLED -> List.of();
        };
    }
}
