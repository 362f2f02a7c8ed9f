package org.example.product;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

import org.tidewire.storage.Content;

/** A file on the shelf that is open. A channel already does what a close from another thread must do. */
class ShelfFile implements Content {
    final FileChannel channel;

    ShelfFile(FileChannel channel) {
        this.channel = channel;
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
        channel.close();
    }
}
