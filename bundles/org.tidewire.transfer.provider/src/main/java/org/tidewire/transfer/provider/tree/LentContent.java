package org.tidewire.transfer.provider.tree;

import java.io.IOException;
import java.nio.ByteBuffer;

import org.tidewire.storage.Content;

/** An open file of a backend, counted until it is closed. */
class LentContent implements Content {
    private final Content content;
    private final Lease lease;

    LentContent(Content content, Lease lease) {
        this.content = content;
        this.lease = lease;
        lease.opened(this);
    }

    /** A call of the backend that only makes sense while the file is open. */
    interface Call<T> {
        T run() throws IOException;
    }

    final <T> T counted(Call<T> call) throws IOException {
        lease.enterOpen();
        try {
            return call.run();
        } finally {
            lease.exit();
        }
    }

    /** It is closed now. */
    final void closed() {
        lease.closed(this);
    }

    @Override
    public final long size() throws IOException {
        return counted(content::size);
    }

    @Override
    public final int read(ByteBuffer target, long position) throws IOException {
        return counted(() -> content.read(target, position));
    }

    /** Counted no more even if it fails: there is nothing else that could be done. */
    @Override
    public final void close() throws IOException {
        try {
            content.close();
        } finally {
            closed();
        }
    }
}
