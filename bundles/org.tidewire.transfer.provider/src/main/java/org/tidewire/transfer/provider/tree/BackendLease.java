package org.tidewire.transfer.provider.tree;

import org.tidewire.storage.Storage;

/** A backend for as long as the tree uses it, by whomever. */
final class BackendLease extends Lease {
    private final Storage backend;
    private final Storage lent;

    BackendLease(Storage backend) {
        this.backend = backend;
        lent = lend(backend);
    }

    /** The backend itself, for comparing. */
    Storage backend() {
        return backend;
    }

    /** The backend as everybody uses it: with its abilities, and counted. */
    Storage lent() {
        return lent;
    }
}
