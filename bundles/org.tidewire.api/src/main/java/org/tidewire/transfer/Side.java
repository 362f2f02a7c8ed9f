package org.tidewire.transfer;

/** Who said a control: whoever paused must resume (Tox, file control). */
public enum Side {
    /** This program, or the person in front of it. */
    OURS,
    /** The peer. */
    THEIRS
}
