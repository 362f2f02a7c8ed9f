package org.tidewire.tox.relay;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What goes to a relay. Packets of peers are lost while the stream is full, as any network may lose them; what the relay has
 * to know waits. Belongs to one thread.
 */
final class RelayOutput {
    /** Bodies that may wait: requests for as many peers as there are connection ids, and as many answers. */
    private static final int WAITING = 2 * RelayPeers.LIMIT;

    private final RelayFrames frames;
    private final Stream stream;
    private final Deque<ByteBuffer> waiting = new ArrayDeque<>();

    RelayOutput(RelayFrames frames, Stream stream) {
        this.frames = frames;
        this.stream = stream;
    }

    /** Sends a body now or as soon as the stream takes it; false if too much waits already. */
    boolean tell(ByteBuffer body) {
        if (send(body)) {
            return true;
        }
        return waiting.size() < WAITING && waiting.add(body);
    }

    /** Sends a body now; false if it is lost. */
    boolean send(ByteBuffer body) {
        flush();
        return waiting.isEmpty() && frames.send(body, stream);
    }

    /** Sends of what waits as much as the stream takes. */
    void flush() {
        while (!waiting.isEmpty() && frames.send(waiting.peek(), stream)) {
            waiting.remove();
        }
    }
}
