package org.tidewire.transfer;

/** What either side may say of a transfer (Tox, file control). */
public enum FileControl {
    /** Accept, or go on after the same side's {@link #PAUSE}. */
    RESUME,
    /** Stop for now; the same side must resume. */
    PAUSE,
    /** Refuse, or stop for good; what arrived is discarded. */
    CANCEL
}
