package org.tidewire.storage.memory;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;

import org.tidewire.storage.Content;

/** Bytes of a node, open until closed. */
class MemoryContent implements Content {
    final Node node;
    final Tree tree;
    private final OpenContents open;
    private volatile boolean closed;

    MemoryContent(Node node, Tree tree, OpenContents open) {
        this.node = node;
        this.tree = tree;
        this.open = open;
    }

    @Override
    public final long size() throws IOException {
        requireOpen();
        return node.bytes.size();
    }

    @Override
    public final int read(ByteBuffer target, long position) throws IOException {
        requireOpen();
        return node.bytes.read(target, position);
    }

    @Override
    public final void close() {
        closed = true;
        if (open.remove(this)) {
            closed();
            tree.close(node);
        }
    }

    /** Called once, after the close. */
    void closed() {
        // A reader holds nothing.
    }

    final void requireOpen() throws ClosedChannelException {
        if (closed) {
            throw new ClosedChannelException();
        }
    }
}
