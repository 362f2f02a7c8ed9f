package org.tidewire.wired.server;

import java.util.concurrent.atomic.AtomicReference;

import org.tidewire.storage.Storage;
import org.tidewire.transfer.TransferException;
import org.tidewire.transfer.TransferException.Reason;

/** The storage of the moment, for listings. May be used from any thread. */
final class CurrentStorage {
    private final AtomicReference<Storage> storage = new AtomicReference<>();

    void use(Storage arriving) {
        storage.set(arriving);
    }

    /** Lets go of a storage; one that was replaced already is not ours to forget. */
    void leave(Storage leaving) {
        storage.compareAndSet(leaving, null);
    }

    /** Tells whether a storage is the one in use. */
    boolean is(Storage asked) {
        return storage.get() == asked;
    }

    /**
     * Gives the storage for one command.
     *
     * @throws TransferException {@code NO_STORAGE}
     */
    Storage get() throws TransferException {
        Storage current = storage.get();
        if (current == null) {
            throw new TransferException(Reason.NO_STORAGE, "no storage is there at the moment");
        }
        return current;
    }
}
