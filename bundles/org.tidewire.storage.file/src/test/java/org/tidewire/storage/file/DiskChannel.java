package org.tidewire.storage.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;

/** An open file of a {@link Disk}. */
final class DiskChannel extends OtherChannel {
    private final Disk disk;
    private final DiskFile file;
    private int position;

    DiskChannel(Disk disk, DiskFile file) {
        this.disk = disk;
        this.file = file;
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
        int count = write(source, position);
        position += count;
        return count;
    }

    @Override
    public int write(ByteBuffer source, long at) throws IOException {
        requireOpen();
        byte[] bytes = new byte[disk.taken(source.remaining())];
        source.get(bytes);
        file.write((int) at, bytes);
        return bytes.length;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        int count = read(target, position);
        position += Math.max(0, count);
        return count;
    }

    @Override
    public int read(ByteBuffer target, long at) throws IOException {
        requireOpen();
        disk.call(Disk.Call.LOOK);
        int count = Math.min(target.remaining(), file.bytes().length - (int) at);
        if (count <= 0) {
            return -1;
        }
        target.put(file.bytes(), (int) at, count);
        return count;
    }

    @Override
    public long size() throws IOException {
        requireOpen();
        return file.bytes().length;
    }

    @Override
    public FileChannel truncate(long size) throws IOException {
        requireOpen();
        disk.call(Disk.Call.WRITE);
        file.truncate((int) size);
        return this;
    }

    @Override
    public void force(boolean metadata) throws IOException {
        requireOpen();
        if (disk.fails(Disk.Call.FORCE)) {
            file.failToForce();
            throw new IOException("Input/output error");
        }
        file.force();
    }

    private void requireOpen() throws ClosedChannelException {
        if (!isOpen()) {
            throw new ClosedChannelException();
        }
    }

    @Override
    protected void implCloseChannel() {
        // Nothing is held.
    }
}
