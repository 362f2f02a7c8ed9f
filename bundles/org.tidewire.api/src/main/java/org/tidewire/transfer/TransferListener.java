package org.tidewire.transfer;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Hears of transfers; a service, any number of them. Called on the engine's own thread, in order, after the change and
 * with no lock held: whoever waits here makes other listeners wait, never a transfer. What a listener throws is logged.
 */
@ConsumerType
public interface TransferListener {
    /**
     * A friend offers a file; {@link FileControl#RESUME} by {@link Side#OURS} accepts it.
     *
     * @param transfer the transfer, OFFERED
     */
    default void offered(Transfer transfer) {}

    /**
     * The state or the place in the queue has changed. Never called for bytes that moved. A place is told as it gets
     * smaller, that of whoever is next at once, others' within a quarter of a second.
     *
     * @param before how it stood; equal to {@code after} when the transfer is new
     * @param after how it stands now
     */
    default void changed(TransferInfo before, TransferInfo after) {}
}
