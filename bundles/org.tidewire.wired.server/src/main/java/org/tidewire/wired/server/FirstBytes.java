package org.tidewire.wired.server;

import java.io.IOException;
import java.nio.ByteBuffer;

import org.tidewire.transfer.Transfer;
import org.tidewire.transfer.TransferInfo;
import org.tidewire.wired.channel.TlsChannel;

/**
 * The first bytes of an upload. A small file is collected before it is handed over, so that storage gets it whole and never
 * keeps a part of it; what arrived of it before its connection broke is handed over as well.
 */
final class FirstBytes {
    /** A file of more bytes is handed over piece by piece. */
    private static final int SMALL = 64 << 10;

    private FirstBytes() {}

    /**
     * Waits for all bytes of a small file, or their end.
     *
     * @param came what came along with the key
     * @return what there is to be stored, and perhaps more; of a larger file what came
     */
    static ByteBuffer collect(Transfer transfer, TlsChannel channel, ByteBuffer came) throws IOException {
        TransferInfo begun = transfer.info();
        long size = begun.size();
        if (begun.position() > 0 || size > SMALL || came.remaining() >= size) {
            return came;
        }
        ByteBuffer all = ByteBuffer.allocate((int) size + 1).put(came); // one more, to see whether there is more
        try {
            int count = 0;
            while (all.position() < size && count >= 0) {
                count = channel.read(all);
            }
        } catch (IOException e) {
            keep(transfer, all.flip(), e);
            throw e;
        }
        return all.flip();
    }

    private static void keep(Transfer transfer, ByteBuffer arrived, IOException broken) {
        try {
            if (arrived.hasRemaining()) {
                transfer.write(arrived, 0);
            }
        } catch (IOException e) {
            broken.addSuppressed(e);
        }
    }
}
