package org.tidewire.storage.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

import org.tidewire.storage.Content;

/** A file opened for reading. */
final class HeldFile implements Content {
    private final FileChannel channel;
    private final OpenFiles open;

    HeldFile(FileChannel channel, OpenFiles open) {
        this.channel = channel;
        this.open = open;
    }

    @Override
    public long size() throws IOException {
        return channel.size();
    }

    @Override
    public int read(ByteBuffer target, long position) throws IOException {
        return channel.read(target, position);
    }

    @Override
    public void close() throws IOException {
        open.remove(this);
        channel.close();
    }
}
