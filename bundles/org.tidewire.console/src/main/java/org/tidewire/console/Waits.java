package org.tidewire.console;

import org.tidewire.transfer.Direction;
import org.tidewire.transfer.TransferInfo;

/** What a transfer waits for, in words. */
final class Waits {
    private Waits() {}

    /**
     * Tells what a transfer waits for, or why it ended.
     *
     * @param info how it stands
     * @param names what we call people
     * @return words, perhaps of a stranger; empty if for nothing
     */
    static String of(TransferInfo info, Names names) {
        return switch (info.state()) {
            case OFFERED -> answer(info, names);
            case QUEUED -> info.queue() == 0 ? "a slot" : "a slot, place " + info.queue();
            case READY -> names.of(info.peer()) + " to begin";
            case PAUSED -> "whoever paused it";
            case SUSPENDED -> info.reason().isEmpty() ? "its storage" : info.reason();
            case RUNNING, COMPLETED, CANCELLED, INTERRUPTED, FAILED -> info.reason();
        };
    }

    private static String answer(TransferInfo info, Names names) {
        if (info.direction() == Direction.INCOMING) {
            return "you: transfer:accept " + info.number() + " in a shell takes it";
        }
        String name = names.of(info.peer());
        return names.isAway(info.peer()) ? name + " to come online" : name + " to accept";
    }
}
