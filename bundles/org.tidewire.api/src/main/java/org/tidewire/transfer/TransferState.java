package org.tidewire.transfer;

/** Where a transfer stands. The last four are final. */
public enum TransferState {
    /** A friend wants to send something, or has not answered our offer; holds no slot. */
    OFFERED,
    /** Waits for a slot. */
    QUEUED,
    /** Has a slot and, on Wired, a key that is good for {@code ready.timeout}. */
    READY,
    /** Bytes are moving. */
    RUNNING,
    /** Somebody paused it; the same side must resume. */
    PAUSED,
    /** Its storage is being exchanged. */
    SUSPENDED,
    /** Done: committed, or all sent. */
    COMPLETED,
    /** The wire or the storage was lost; what arrived is kept and can be resumed. */
    INTERRUPTED,
    /** Refused, or stopped on purpose; what arrived is discarded. */
    CANCELLED,
    /** Storage refused; the reason is kept, and so is what arrived. */
    FAILED;

    /**
     * Tells whether nothing follows.
     *
     * @return whether the transfer is over
     */
    public boolean isFinal() {
        return this == COMPLETED || this == INTERRUPTED || this == CANCELLED || this == FAILED;
    }
}
