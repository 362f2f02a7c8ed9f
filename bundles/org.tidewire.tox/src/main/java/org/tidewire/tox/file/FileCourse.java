package org.tidewire.tox.file;

import java.util.EnumSet;
import java.util.Set;

import org.tidewire.transfer.Side;

/**
 * What may happen to a file: it is accepted once, then each side may pause it and takes back only its own pause, until it is
 * over, which may be at any time. Whatever is not allowed changes nothing.
 */
final class FileCourse {
    private final Set<Side> paused = EnumSet.noneOf(Side.class);
    private boolean accepted;
    private boolean over;

    /** Accepts it; false if that has been done, or it is too late. */
    boolean accept() {
        if (accepted || over) {
            return false;
        }
        accepted = true;
        return true;
    }

    /** Pauses it; false before it is accepted and if this side has paused it already. */
    boolean pause(Side by) {
        return isAccepted() && paused.add(by);
    }

    /** Takes a side's pause back; false if there is none. */
    boolean resume(Side by) {
        return !over && paused.remove(by);
    }

    /** Ends it; false if it was over. */
    boolean end() {
        boolean ends = !over;
        over = true;
        return ends;
    }

    /** Whether it may begin elsewhere than at 0 still. */
    boolean isOffered() {
        return !accepted && !over;
    }

    /** Whether pieces of it may arrive: also while it is paused, for some may have been on the way. */
    boolean isAccepted() {
        return accepted && !over;
    }

    /** Whether pieces of it may be sent. */
    boolean moves() {
        return isAccepted() && paused.isEmpty();
    }

    boolean isOver() {
        return over;
    }
}
