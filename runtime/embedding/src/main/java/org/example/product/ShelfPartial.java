package org.example.product;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.tidewire.storage.PartialFile;

/** A file that is still being written: its size is how far we got. */
final class ShelfPartial extends ShelfFile implements PartialFile {
    private final Path partial;
    private final Path target;

    ShelfPartial(FileChannel channel, Path partial, Path target) {
        super(channel);
        this.partial = partial;
        this.target = target;
    }

    /** Not kept: what was begun before a restart is begun again. */
    @Override
    public String origin() {
        return "";
    }

    @Override
    public void append(ByteBuffer source) throws IOException {
        long end = channel.size();
        while (source.hasRemaining()) {
            end += channel.write(source, end);
        }
    }

    @Override
    public void truncate(long size) throws IOException {
        channel.truncate(size);
    }

    @Override
    public void commit() throws IOException {
        if (Files.exists(target)) {
            throw new FileAlreadyExistsException(target.toString());
        }
        channel.force(true);
        channel.close();
        Files.move(partial, target);
    }

    @Override
    public void discard() throws IOException {
        channel.close();
        Files.delete(partial);
    }
}
