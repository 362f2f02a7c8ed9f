package org.tidewire.wired.server;

import java.io.IOException;
import java.nio.ByteBuffer;

import org.tidewire.transfer.Transfer;
import org.tidewire.transfer.TransferInfo;
import org.tidewire.wired.channel.TlsChannel;

/** Moves the bytes of one file, with nothing around them (Wired 4.2). */
final class Pump {
    private Pump() {}

    /**
     * Sends all that is missing.
     *
     * @return whether it was as much as it should be, and the file has neither grown nor shrunk
     */
    static boolean send(Transfer transfer, TlsChannel channel) throws IOException {
        TransferInfo begun = transfer.info();
        ByteBuffer chunk = chunk(begun.size() - begun.position());
        long position = begun.position();
        for (int length = transfer.read(chunk, position); length >= 0; length = transfer.read(chunk, position)) {
            position += length;
            channel.write(chunk.flip());
            chunk.clear();
        }
        return position == begun.size();
    }

    /**
     * Takes in all that is missing, or what the client has of it.
     *
     * @param first what came along with the key
     * @return false if the client was seen to send more
     */
    static boolean receive(Transfer transfer, TlsChannel channel, ByteBuffer first) throws IOException {
        TransferInfo begun = transfer.info();
        long position = begun.position() + store(transfer, first, begun.position());
        ByteBuffer last = first;
        ByteBuffer chunk = chunk(begun.size() - position + 1); // one more, to see whether there is more
        while (!transfer.info().state().isFinal()) {
            last = chunk;
            if (channel.read(chunk.clear()) < 0) {
                transfer.disconnected("the client ended after " + position + " of " + begun.size() + " bytes");
            } else {
                position += store(transfer, chunk.flip(), position);
            }
        }
        return !last.hasRemaining();
    }

    /** Stores what arrived; what is beyond the file's end stays in the chunk and is forgotten. */
    private static int store(Transfer transfer, ByteBuffer chunk, long position) throws IOException {
        int before = chunk.remaining();
        if (before > 0 && !transfer.info().state().isFinal()) {
            transfer.write(chunk, position);
        }
        return before - chunk.remaining();
    }

    /** Small files take small buffers. */
    private static ByteBuffer chunk(long remaining) {
        return ByteBuffer.allocate((int) Math.max(1, Math.min(TlsChannel.CHUNK, remaining)));
    }
}
