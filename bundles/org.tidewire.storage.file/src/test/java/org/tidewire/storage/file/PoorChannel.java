package org.tidewire.storage.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** A file on a poor disk: it takes seven bytes a call, and cannot be forced. */
final class PoorChannel extends OtherChannel {
    private static final int MOST = 7;

    private final FileChannel file;
    int forces;

    PoorChannel(FileChannel file) {
        this.file = file;
    }

    @Override
    public int write(ByteBuffer source, long position) throws IOException {
        ByteBuffer some = source.slice(source.position(), Math.min(MOST, source.remaining()));
        int count = file.write(some, position);
        source.position(source.position() + count);
        return count;
    }

    @Override
    public void force(boolean metadata) throws IOException {
        forces++;
        throw new IOException("the disk is poor");
    }

    @Override
    public int read(ByteBuffer target, long position) throws IOException {
        return file.read(target, position);
    }

    @Override
    public long size() throws IOException {
        return file.size();
    }

    @Override
    public FileChannel truncate(long size) throws IOException {
        file.truncate(size);
        return this;
    }

    @Override
    protected void implCloseChannel() throws IOException {
        file.close();
    }
}
