package org.tidewire.wired.client.provider;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

import org.tidewire.storage.FilePath;
import org.tidewire.transfer.Checksum;

/** A file on its way here: its bytes lie beside the target until all are there. Locked against a second client. */
final class LocalPartial implements Closeable {
    /** Files up to this size are not worth an origin: they begin anew. */
    private static final int SMALL = 65_536;

    private final Path target;
    private final Path place;
    private final Origin origin;
    private final FileChannel channel;

    private LocalPartial(Path target, Path place, Origin origin, FileChannel channel) {
        this.target = target;
        this.place = place;
        this.origin = origin;
        this.channel = channel;
    }

    /** Tells where the partial of a target lies. */
    static Path place(Path target) {
        return target.resolveSibling(target.getFileName() + FilePath.PARTIAL_SUFFIX);
    }

    /**
     * Opens or begins the partial of a target. Bytes that lie there are kept only if they are proven to be the beginning
     * of that file, as it is now.
     */
    static LocalPartial open(Path target, Origin origin) throws IOException {
        Path place = place(target);
        FileChannel channel = FileChannel.open(
                place,
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                LinkOption.NOFOLLOW_LINKS);
        LocalPartial partial = new LocalPartial(target, place, origin, channel);
        try {
            partial.lock();
            partial.prove();
            return partial;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    Path place() {
        return place;
    }

    /** Removes what a client leaves beside a whole file that was killed when it had just given it its name. */
    static void tidy(Path target) throws IOException {
        if (!Files.exists(place(target), LinkOption.NOFOLLOW_LINKS)) {
            forget(target);
        }
    }

    /** Tells how many bytes are there. */
    long held() throws IOException {
        return channel.size();
    }

    /** Writes all of the bytes. */
    void write(ByteBuffer source, long position) throws IOException {
        long next = position;
        while (source.hasRemaining()) {
            next += channel.write(source, next);
        }
    }

    /** Compares bytes with those that are there; takes them. */
    boolean holds(ByteBuffer bytes, long position) throws IOException {
        ByteBuffer held = ByteBuffer.allocate(bytes.remaining());
        LocalFile.fill(channel, held, position);
        boolean same = held.flip().equals(bytes);
        bytes.position(bytes.limit());
        return same;
    }

    /** Throws all bytes away. The old ones are gone for sure before the new origin claims what is there. */
    void restart() throws IOException {
        if (held() > 0) {
            channel.truncate(0);
            channel.force(true);
        }
        if (origin.size() > SMALL) {
            origin.write(Origin.place(target));
        }
    }

    /** Tells whether the checksum of what is held is the file's: of all bytes up to 1 MiB, else of the first. */
    boolean isVerified() throws IOException {
        return held() == origin.size() && hasChecksum();
    }

    /** Makes the bytes durable and gives them their name. */
    void commit() throws IOException {
        channel.force(true);
        if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            throw new FileAlreadyExistsException(target.toString(), null, "came into being while it was fetched");
        }
        Files.move(place, target, StandardCopyOption.ATOMIC_MOVE);
        forget(target);
    }

    /** Deletes it, as its bytes are proven to be wrong. */
    void discard() throws IOException {
        Files.deleteIfExists(place);
        forget(target);
    }

    /** A name may be too long for an origin beside it; a small file has none, and so there is nothing to delete. */
    private static void forget(Path target) throws IOException {
        Path origin = Origin.place(target);
        if (Files.exists(origin, LinkOption.NOFOLLOW_LINKS)) {
            Files.delete(origin);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private void lock() throws IOException {
        boolean locked;
        try {
            locked = channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            locked = false;
        }
        if (!locked) {
            throw new FileFault(target + " is being fetched already");
        }
    }

    private void prove() throws IOException {
        boolean proven = held() <= origin.size()
                && origin.isAt(Origin.place(target))
                && (held() < Checksum.COVERED || hasChecksum());
        if (!proven) {
            restart();
        }
    }

    private boolean hasChecksum() throws IOException {
        return LocalFile.checksum(channel, held()).hex().equals(origin.checksum());
    }
}
