package org.tidewire.wired.client.provider;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;

import org.tidewire.transfer.Checksum;

/** A file that is sent, as it was when it was opened. */
final class LocalFile implements Closeable {
    private final Path path;
    private final FileChannel channel;
    private final long size;
    private final FileTime modified;
    private final Checksum checksum;

    private LocalFile(Path path, FileChannel channel, BasicFileAttributes found) throws IOException {
        this.path = path;
        this.channel = channel;
        size = found.size();
        modified = found.lastModifiedTime();
        checksum = checksum(channel, size);
    }

    static LocalFile open(Path path) throws IOException {
        BasicFileAttributes found = Files.readAttributes(path, BasicFileAttributes.class);
        if (!found.isRegularFile()) {
            throw new FileFault(path + " is neither a file nor a folder");
        }
        FileChannel channel = FileChannel.open(path);
        try {
            return new LocalFile(path, channel, found);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    long size() {
        return size;
    }

    Checksum checksum() {
        return checksum;
    }

    /** Fills the target with bytes from a position. */
    void read(ByteBuffer target, long position) throws IOException {
        try {
            fill(channel, target, position);
        } catch (EOFException e) {
            FileFault shorter = changed();
            shorter.initCause(e);
            throw shorter;
        }
    }

    /** Fails if the file is no longer what it was when it was opened. */
    void checkUnchanged() throws IOException {
        BasicFileAttributes now = Files.readAttributes(path, BasicFileAttributes.class);
        if (now.size() != size || !now.lastModifiedTime().equals(modified)) {
            throw changed();
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    /** Sums the beginning of a file that has that many bytes. */
    static Checksum checksum(FileChannel channel, long size) throws IOException {
        ByteBuffer first = ByteBuffer.allocate((int) Math.min(Checksum.COVERED, size));
        fill(channel, first, 0);
        return Checksum.of(first.array());
    }

    static void fill(FileChannel channel, ByteBuffer target, long position) throws IOException {
        long next = position;
        while (target.hasRemaining()) {
            int count = channel.read(target, next);
            if (count < 0) {
                throw new EOFException("the file became shorter while it was read");
            }
            next += count;
        }
    }

    private FileFault changed() {
        return new FileFault(path + " changed while it was sent; put it again");
    }
}
