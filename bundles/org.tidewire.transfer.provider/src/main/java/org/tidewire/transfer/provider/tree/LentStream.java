package org.tidewire.transfer.provider.tree;

import java.io.Closeable;
import java.util.stream.Stream;

/** A listing under way, until it is closed. */
final class LentStream implements Closeable {
    private final Stream<?> entries;
    private final Lease lease;

    LentStream(Stream<?> entries, Lease lease) {
        this.entries = entries;
        this.lease = lease;
        lease.opened(this);
    }

    void closed() {
        lease.closed(this);
    }

    @Override
    public void close() {
        entries.close();
    }
}
