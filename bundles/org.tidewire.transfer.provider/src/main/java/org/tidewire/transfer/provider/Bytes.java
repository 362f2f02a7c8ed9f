package org.tidewire.transfer.provider;

import java.io.IOException;
import java.nio.ByteBuffer;

import org.tidewire.storage.FilePath;
import org.tidewire.storage.Storage;
import org.tidewire.storage.StorageTree.Place;

/** Where a transfer's bytes come from or go to: opened when it starts, closed when it is over. */
interface Bytes {
    /** Tells whether they lie in storage; else a host supplies them, and no storage matters. */
    boolean isStored();

    /** Opens what is needed to go on at a position; nothing stays open if it fails. */
    void open(Place place, long position) throws IOException;

    /** Closes because the storage leaves, and tells what is held there; whoever is open in another must hold the same. */
    Held suspend() throws IOException;

    /** Opens again where exactly the same is held; nothing stays open, and nothing has changed, if something else is. */
    void resume(Place place, Held held) throws IOException;

    /** Keeps room for what was accepted, so that it is taken up again even if nothing arrives; before or after it is open. */
    default void prepare(Storage storage) throws IOException {}

    /** Puts what arrives elsewhere; before it is prepared or opened. */
    default void path(FilePath chosen) {
        throw new IllegalStateException("this transfer sends");
    }

    /** Reads bytes to send; -1 at the end. */
    int read(ByteBuffer chunk, long position) throws IOException;

    /** Stores bytes that arrived. */
    void write(ByteBuffer chunk) throws IOException;

    /** Makes everything durable; closed then. */
    void commit() throws IOException;

    /** Tells whether nothing is held yet, and all there is can be stored in one step. */
    default boolean storesWhole() {
        return false;
    }

    /** Stores all that lacks and makes it durable; closed then. Where all is stored in one step, nothing is held if it fails. */
    default void store(ByteBuffer all) throws IOException {
        write(all);
        commit();
    }

    /** Closes, and keeps what is held. May be called by any thread, and when nothing is open. */
    void close() throws IOException;

    /** Closes, and removes what is held, if anything is. */
    void discard(Storage storage) throws IOException;
}
