package org.tidewire.transfer.provider;

import org.tidewire.storage.Storage;
import org.tidewire.transfer.TransferException;

/** What a transfer needs of the engine; the last two are called without a lock. */
interface Surroundings {
    /** The storage of the moment. */
    Storage storage() throws TransferException;

    /** What time it is. */
    Time time();

    /** A key nobody can guess. */
    String newKey();

    /** The transfer waits for a slot from now on. */
    void queued(LiveTransfer transfer);

    /** The transfer is over: its slot and its name are free. Harmless twice. */
    void over(LiveTransfer transfer);
}
