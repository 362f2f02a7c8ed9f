package org.tidewire.transfer.provider.tree;

import java.io.IOException;
import java.nio.ByteBuffer;

import org.tidewire.storage.PartialFile;

/** An open partial of a backend, counted until it is closed, committed or discarded. */
final class LentPartial extends LentContent implements PartialFile {
    private final PartialFile partial;

    LentPartial(PartialFile partial, Lease lease) {
        super(partial, lease);
        this.partial = partial;
    }

    @Override
    public String origin() {
        return partial.origin();
    }

    @Override
    public void append(ByteBuffer source) throws IOException {
        counted(() -> {
            partial.append(source);
            return null;
        });
    }

    @Override
    public void truncate(long size) throws IOException {
        counted(() -> {
            partial.truncate(size);
            return null;
        });
    }

    @Override
    public void commit() throws IOException {
        counted(() -> {
            partial.commit();
            return null;
        });
        closed();
    }

    /** Closed also if the backend cannot remove it: there is nothing else that could be done with it. */
    @Override
    public void discard() throws IOException {
        try {
            counted(() -> {
                partial.discard();
                return null;
            });
        } catch (IOException e) {
            close(e);
            throw e;
        }
        closed();
    }

    private void close(IOException fault) {
        try {
            close();
        } catch (IOException e) {
            fault.addSuppressed(e);
        }
    }
}
