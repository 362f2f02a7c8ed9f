package org.tidewire.transfer.provider;

import java.io.IOException;

import org.tidewire.storage.Content;
import org.tidewire.transfer.Checksum;

/** What a storage holds of a file: enough to tell it from another file's bytes, as Wired's resume does. */
record Held(long size, Checksum sum) {
    /** Nothing, as long as no byte has arrived. */
    static final Held NOTHING = new Held(0, Checksum.of(new byte[0]));

    /** Looks at what is open; reads its first megabyte at most. */
    static Held of(Content content) throws IOException {
        return new Held(content.size(), Checksum.of(content));
    }

    /**
     * Makes sure that something is the very same.
     *
     * @throws IOException if it is not; says what differs
     */
    void require(Content found, Object path) throws IOException {
        if (found.size() != size) {
            throw new IOException(path + " has " + found.size() + " bytes there, and not " + size);
        }
        if (!Checksum.of(found).equals(sum)) {
            throw new IOException(path + " holds other bytes there");
        }
    }
}
