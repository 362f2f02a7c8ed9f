package org.tidewire.storage.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;

import org.tidewire.storage.PartialFile;

/**
 * A partial opened for writing. Bytes go straight to the file at its end, which is counted, as nobody else writes.
 *
 * <p>Closing the channel breaks off whatever runs on it. The lock of this object keeps the folder open while the last
 * steps of {@link #commit} and {@link #discard} are under way in it; closing waits for those few renames.
 */
final class HeldPartial implements PartialFile {
    private final FileChannel channel;
    private final Durability durability;
    private final Place place;
    private final String origin;
    private final OpenFiles open;
    private volatile boolean ended;

    HeldPartial(FileChannel channel, Durability durability, Place place, String origin, OpenFiles open) {
        this.channel = channel;
        this.durability = durability;
        this.place = place;
        this.origin = origin;
        this.open = open;
    }

    @Override
    public String origin() {
        return origin;
    }

    @Override
    public long size() throws IOException {
        requireOpen();
        return durability.end();
    }

    @Override
    public int read(ByteBuffer target, long position) throws IOException {
        return channel.read(target, position);
    }

    @Override
    public void append(ByteBuffer source) throws IOException {
        requireOpen();
        durability.requireRoom();
        while (source.hasRemaining()) {
            durability.appended(channel.write(source, durability.end()));
        }
    }

    @Override
    public void truncate(long size) throws IOException {
        requireOpen();
        if (size < 0 || size > durability.end()) {
            throw new IllegalArgumentException("cannot keep " + size + " bytes of " + durability.end());
        }
        durability.truncate(size);
    }

    /** Forces once only: after an error the system may have dropped the bytes, and a second call would not tell. */
    @Override
    public void commit() throws IOException {
        requireOpen();
        try {
            durability.forceAll();
            synchronized (this) {
                requireOpen();
                place.commit();
                ended = true;
            }
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (IOException e) {
            OpenFiles.closeAfter(e, this);
            throw e;
        }
        close();
    }

    @Override
    public void discard() throws IOException {
        synchronized (this) {
            requireOpen();
            place.discard();
            ended = true;
        }
        close();
    }

    @Override
    public void close() throws IOException {
        try (channel;
                durability) {
            if (!ended) {
                durability.settle();
            }
        } finally {
            release();
        }
    }

    private synchronized void release() throws IOException {
        if (open.remove(this)) {
            open.release(place.target());
            place.releaseKey(open);
            place.close();
        }
    }

    private void requireOpen() throws ClosedChannelException {
        if (!channel.isOpen()) {
            throw new ClosedChannelException();
        }
    }
}
