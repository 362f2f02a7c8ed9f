package org.tidewire.events;

/**
 * Topics of transfers: {@link #PREFIX} and the name of the {@link org.tidewire.transfer.TransferState} that the transfer has come
 * to. What an event tells is in {@link TransferProperties}.
 *
 * <p>{@link #COMPLETED} of a file we receive is told after it was committed, durably, under its own name, and at least once: what
 * was completed while this bundle or Event Admin was away, or just before the process was killed, is told when they are back.
 */
public final class TransferTopics {
    /** What all topics begin with. */
    public static final String PREFIX = "org/tidewire/transfer/";

    /** A handler's topic for all of them. */
    public static final String ALL = PREFIX + "*";

    /** A friend wants to send something, or has not answered our offer. */
    public static final String OFFERED = PREFIX + "OFFERED";

    /** It waits for a slot. */
    public static final String QUEUED = PREFIX + "QUEUED";

    /** It has a slot. */
    public static final String READY = PREFIX + "READY";

    /** Its bytes begin to move, or move again. */
    public static final String RUNNING = PREFIX + "RUNNING";

    /** Somebody paused it. */
    public static final String PAUSED = PREFIX + "PAUSED";

    /** Its storage is being exchanged. */
    public static final String SUSPENDED = PREFIX + "SUSPENDED";

    /** It is done: committed, or all sent. */
    public static final String COMPLETED = PREFIX + "COMPLETED";

    /** The wire or the storage was lost; what arrived is kept. */
    public static final String INTERRUPTED = PREFIX + "INTERRUPTED";

    /** It was refused, or stopped on purpose; what arrived is discarded. */
    public static final String CANCELLED = PREFIX + "CANCELLED";

    /** Storage refused; what arrived is kept. */
    public static final String FAILED = PREFIX + "FAILED";

    private TransferTopics() {}
}
