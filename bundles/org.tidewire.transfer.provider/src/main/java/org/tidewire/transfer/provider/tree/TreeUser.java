package org.tidewire.transfer.provider.tree;

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
     * A backend is not in the tree any more: it leaves, or another one has its place.
     *
     * @param storage the backend; nothing of it may be in use when this returns
     */
    void left(Storage storage);

    /** Another backend is in the tree: what could not be found before may be there. */
    void came();
}
