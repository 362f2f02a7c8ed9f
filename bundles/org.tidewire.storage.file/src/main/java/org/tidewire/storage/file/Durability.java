package org.tidewire.storage.file;

import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;

/**
 * How much of an open partial is there, and how much of that is durable. One thread appends and truncates; a worker
 * forces what was appended, and then notes how far. The note never says more than was forced.
 *
 * <p>After one error nothing is forced again: the system may have dropped the bytes, and would not say so twice. The
 * note then tells the next one who opens the partial to trust nothing behind the last checkpoint.
 *
 * <p>Locks: {@code forcing} is held while bytes are forced and noted, so that an error meets one of us, and the next one
 * is told by it; this object is only waited on, and is never held during I/O.
 */
final class Durability implements Closeable {
    private final FileChannel file;
    private final CheckpointFile note;
    private final Boot boot;
    private final Pace pace;
    private final Worker worker;
    private final Object forcing = new Object();
    private volatile long end;
    private volatile long durable;
    private volatile IOException error;
    private volatile boolean closed;
    private volatile boolean timed;
    private boolean named;
    private long asked;

    /** Takes an open partial of which a checkpoint is noted; the note is closed with this, the partial is not. */
    Durability(FileChannel file, CheckpointFile note, long durable, Checkpoints.Setting setting) throws IOException {
        this.file = file;
        this.note = note;
        this.boot = setting.boot();
        this.pace = setting.pace();
        this.worker = setting.worker();
        this.durable = durable;
        this.asked = durable;
        this.end = file.size();
        appended(0);
    }

    /** Tells how much is there, be it durable or not. */
    long end() {
        return end;
    }

    /** Waits while too much is to be forced. Of another program's partial it is noted first how much was there. */
    void requireRoom() throws IOException {
        requireSound();
        if (!note.exists()) {
            note.write(new Checkpoint(end, boot));
        }
        if (end - durable > pace.most()) {
            worker.soon(this::force);
            awaitRoom();
        }
    }

    private synchronized void awaitRoom() throws IOException {
        try {
            while (end - durable > pace.most() && error == null && !closed) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("interrupted while bytes were forced").initCause(e);
        }
        if (closed) {
            throw new ClosedChannelException();
        }
        requireSound();
    }

    /** Counts bytes that were written at the end, and has them forced when it is time. */
    void appended(int count) {
        long now = end + count;
        end = now;
        if (now - asked >= pace.bytes()) {
            asked = now;
            worker.soon(this::force);
        } else if (now > durable && !timed) {
            timed = true;
            worker.later(this::forceInTime, pace.time());
        }
    }

    private void forceInTime() {
        timed = false;
        force();
    }

    /** Makes a checkpoint, if there is anything new. */
    private void force() {
        synchronized (forcing) {
            long length = end;
            if (closed || error != null || length <= durable) {
                return;
            }
            try {
                file.force(false);
                forceName();
                note.write(new Checkpoint(length, boot));
                durable = length;
            } catch (ClosedChannelException e) {
                return; // Somebody closed the partial meanwhile; what was noted before counts.
            } catch (IOException e) {
                fail(e);
            }
        }
        wake();
    }

    /** What has no name after a loss of power is not found, however durable it is. */
    private void forceName() throws IOException {
        if (!named) {
            note.forceFolder();
            named = true;
        }
    }

    /** Gives bytes back. The note is lowered first: what comes in their place is not durable. */
    void truncate(long size) throws IOException {
        synchronized (forcing) {
            requireSound();
            if (size < durable) {
                note.write(new Checkpoint(size, boot));
                durable = size;
            }
            file.truncate(size);
            end = size;
            asked = Math.min(asked, size);
        }
    }

    /** Forces all, on this thread, without a note. */
    void forceAll() throws IOException {
        synchronized (forcing) {
            requireSound();
            try {
                file.force(true);
            } catch (ClosedChannelException e) {
                throw e;
            } catch (IOException e) {
                fail(e);
                throw e;
            }
        }
    }

    private void fail(IOException e) {
        error = e;
        try {
            note.write(new Checkpoint(durable, Boot.UNKNOWN));
        } catch (IOException further) {
            e.addSuppressed(further);
        }
        wake();
    }

    private void requireSound() throws IOException {
        if (error != null) {
            throw new IOException("bytes received before could not be forced: " + error.getMessage(), error);
        }
    }

    private synchronized void wake() {
        notifyAll();
    }

    /** Before the partial is closed: where the next process will not know what the system remembers, all is forced now. */
    void settle() throws IOException {
        if (!boot.isKnown() && file.isOpen() && error == null) {
            force();
            requireSound();
        }
    }

    /** Ends the checkpoints, and wakes who waits for one. */
    @Override
    public void close() throws IOException {
        closed = true;
        wake();
        note.close();
    }
}
