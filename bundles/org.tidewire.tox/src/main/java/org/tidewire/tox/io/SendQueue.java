package org.tidewire.tox.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.ArrayDeque;
import java.util.Deque;

/** Bytes that a socket had no room for yet, a bounded amount of them. Belongs to one thread. */
final class SendQueue {
    /** Bytes that may wait; more only if one buffer alone has more. */
    static final int LIMIT = 64 << 10;

    private final Deque<ByteBuffer> waiting = new ArrayDeque<>();
    private long bytes;

    /** Takes all that remains, without a copy; false, and nothing of it, if too much waits already. */
    boolean add(ByteBuffer more) {
        if (bytes > 0 && bytes + more.remaining() > LIMIT) {
            return false;
        }
        if (more.hasRemaining()) {
            waiting.add(more);
            bytes += more.remaining();
        }
        return true;
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** Sends as much as there is room for. */
    void drain(WritableByteChannel to) throws IOException {
        while (!waiting.isEmpty()) {
            bytes -= to.write(waiting.peek());
            if (waiting.peek().hasRemaining()) {
                return;
            }
            waiting.remove();
        }
    }
}
