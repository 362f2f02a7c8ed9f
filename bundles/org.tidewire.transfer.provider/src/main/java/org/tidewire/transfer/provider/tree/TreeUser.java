package org.tidewire.transfer.provider.tree;

import java.time.Duration;

import org.tidewire.storage.Storage;

/** Who has files of the tree open. Called by whoever brings or takes a backend, one call at a time. */
public interface TreeUser {
    /** Has nothing open. */
    TreeUser NOBODY = new TreeUser() {
        @Override
        public void left(Storage storage) {}

        @Override
        public void came() {}
    };

    /**
     * A backend is not in the tree any more: it leaves, or another one has its place. Whatever is still open a grace after
     * this was called is closed from outside.
     *
     * @param storage the backend, as {@link Tree#at} has given it
     */
    void left(Storage storage);

    /**
     * How long whoever uses a backend that leaves may take to let go.
     *
     * @return zero or more
     */
    default Duration grace() {
        return Duration.ofSeconds(5);
    }

    /** Another backend is in the tree: what could not be found before may be there. */
    void came();
}
