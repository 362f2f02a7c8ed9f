package org.example.product;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;

import org.tidewire.storage.PartialFile;

/**
 * A file on the shelf that is open, whole or still being written: its size is how far we got. A channel already does what a close
 * from another thread must do.
 *
 * @param channel its bytes
 * @param lies where they are
 * @param target where they are going to be
 */
record ShelfFile(FileChannel channel, Path lies, Path target) implements PartialFile {
    @Override
    public long size() throws IOException {
        return channel.size();
    }

    @Override
    public int read(ByteBuffer into, long position) throws IOException {
        return channel.read(into, position);
    }

    /** Not kept: what was begun before a restart is begun again. */
    @Override
    public String origin() {
        return "";
    }

    @Override
    public void append(ByteBuffer source) throws IOException {
        channel.position(channel.size());
        while (source.hasRemaining()) {
            channel.write(source);
        }
    }

    @Override
    public void truncate(long size) throws IOException {
        channel.truncate(size);
    }

    @Override
    public void commit() throws IOException {
        channel.force(true);
        channel.close();
        Files.move(lies, target);
    }

    @Override
    public void discard() throws IOException {
        channel.close();
        Files.delete(lies);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
