package org.tidewire.transfer.provider;

import java.io.IOException;
import java.time.Duration;

import org.tidewire.storage.FilePath;
import org.tidewire.storage.Storage;
import org.tidewire.storage.StorageTree.Place;
import org.tidewire.transfer.TransferException;

/** What a transfer needs of the engine; all but the first four are called without a lock. */
interface Surroundings {
    /** All storage as one tree. */
    Storage storage();

    /** Tells where a path lies as of now: {@code NO_STORAGE} if nowhere. */
    Place place(FilePath path) throws TransferException;

    /** What time it is. */
    Time time();

    /** How long a storage may take before it counts as one that hangs. */
    Duration patience();

    /** A key nobody can guess. */
    String newKey();

    /** Somebody chose where an offer goes. */
    void target(LiveTransfer transfer, FilePath path) throws IOException;

    /** It was accepted, by either side: it waits for a slot as soon as that is durable, where it must be. */
    void accepted(LiveTransfer transfer);

    /** Somebody wants it no more, though it could go on: it is forgotten, unless it goes on already. */
    void giveUp(LiveTransfer transfer) throws TransferException;

    /** It goes before the others of its peer that wait as it does; that is remembered, where they are. */
    void first(LiveTransfer transfer) throws IOException;

    /** Does something once all that was over before is forgotten. */
    void later(Runnable task);

    /** The transfer waits for a slot from now on. */
    void queued(LiveTransfer transfer);

    /** The transfer is over: its slot and its name are free. Harmless twice. */
    void over(LiveTransfer transfer);
}
