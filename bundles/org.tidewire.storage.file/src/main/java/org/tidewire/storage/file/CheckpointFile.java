package org.tidewire.storage.file;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.ClosedDirectoryStreamException;

import org.tidewire.storage.FilePath;

/**
 * The note of an open partial's checkpoint, overwritten in place: that needs no room on a full disk. Made with the first
 * checkpoint, if there is none. For one writer at a time.
 */
final class CheckpointFile implements Closeable {
    private final Staging staging;
    private final Folder folder;
    private final FilePath partial;
    private volatile FileChannel channel;
    private volatile boolean closed;
    private long number;

    /** Takes the place where the note is, or will be; the folder is not closed with this. */
    CheckpointFile(Staging staging, Folder folder, FilePath partial) {
        this.staging = staging;
        this.folder = folder;
        this.partial = partial;
    }

    /** Goes on with a note, after its newest slot. */
    void open(long newest) throws IOException {
        channel = CheckpointNotes.open(folder, partial);
        number = newest;
    }

    /** Tells whether there is a note that was opened or made. */
    boolean exists() {
        return channel != null;
    }

    /** Notes a checkpoint, durably. If that fails the one before counts, and the next one is written over the failed one. */
    void write(Checkpoint checkpoint) throws IOException {
        if (exists()) {
            overwrite(checkpoint);
        } else {
            make(checkpoint);
        }
    }

    private void overwrite(Checkpoint checkpoint) throws IOException {
        ByteBuffer slot = CheckpointSlots.slot(number + 1, checkpoint);
        long position = CheckpointSlots.position(number + 1);
        while (slot.hasRemaining()) {
            position += channel.write(slot, position);
        }
        channel.force(false);
        number++;
    }

    private void make(Checkpoint checkpoint) throws IOException {
        try (Folder wired = staging.makeWired(folder);
                Folder made = staging.open()) {
            CheckpointNotes.write(made, wired, partial, checkpoint);
            wired.force();
        }
        open(CheckpointSlots.FIRST);
        if (closed) {
            channel.close();
        }
    }

    /** Makes the names beside the partial durable. */
    void forceFolder() throws IOException {
        try {
            folder.force();
        } catch (ClosedDirectoryStreamException e) {
            throw (IOException) new ClosedChannelException().initCause(e);
        }
    }

    @Override
    public void close() throws IOException {
        closed = true;
        if (exists()) {
            channel.close();
        }
    }
}
