package org.tidewire.transfer.provider;

import org.tidewire.storage.Storage;
import org.tidewire.transfer.TransferException;

/** What a transfer needs of the engine; called without a lock, but for {@link #storage} and {@link #newKey}. */
interface Surroundings {
    /** The storage of the moment. */
    Storage storage() throws TransferException;

    /** A key nobody can guess. */
    String newKey();

    /** The transfer waits for a slot from now on. */
    void queued(LiveTransfer transfer);

    /** The transfer is over: its slot and its name are free. Harmless twice. */
    void over(LiveTransfer transfer);
}
