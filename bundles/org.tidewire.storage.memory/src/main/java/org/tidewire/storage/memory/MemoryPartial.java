package org.tidewire.storage.memory;

import java.io.IOException;
import java.nio.ByteBuffer;

import org.tidewire.storage.FilePath;
import org.tidewire.storage.PartialFile;

/** A partial; used by one thread at a time. */
final class MemoryPartial extends MemoryContent implements PartialFile {
    private final Space space;
    private final FilePath target;
    private final String origin;

    MemoryPartial(Node node, OpenContents open, Tree tree, Space space, FilePath target) {
        super(node, tree, open);
        this.origin = node.origin;
        this.space = space;
        this.target = target;
    }

    @Override
    void closed() {
        node.taken.set(false);
    }

    @Override
    public String origin() {
        return origin;
    }

    @Override
    public void append(ByteBuffer source) throws IOException {
        requireOpen();
        node.bytes.append(source);
        node.touch();
        if (source.hasRemaining()) {
            throw space.full(target.toString());
        }
    }

    @Override
    public void truncate(long size) throws IOException {
        requireOpen();
        long held = node.bytes.size();
        if (size < 0 || size > held) {
            throw new IllegalArgumentException("cannot keep " + size + " bytes of " + held);
        }
        node.bytes.truncate(size);
        node.touch();
    }

    @Override
    public void commit() throws IOException {
        requireOpen();
        tree.commit(node, target);
        close();
    }

    @Override
    public void discard() throws IOException {
        requireOpen();
        tree.discard(node, target);
        close();
    }
}
