package org.tidewire.tox.file;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.BooleanSupplier;

import org.tidewire.tox.friend.FileControlPacket;
import org.tidewire.tox.friend.FileRequestPacket;

/** What must not be lost though the link takes nothing for the moment. A friend that takes nothing for long is let go. */
final class Outbox {
    private static final int LIMIT = 4096;

    private final FileWire wire;
    private final Deque<BooleanSupplier> waiting = new ArrayDeque<>();

    Outbox(FileWire wire) {
        this.wire = wire;
    }

    void put(FileRequestPacket packet) {
        put(() -> wire.send(packet));
    }

    void put(FileControlPacket packet) {
        put(() -> wire.send(packet));
    }

    private void put(BooleanSupplier word) {
        waiting.add(word);
        flush();
        if (waiting.size() > LIMIT) {
            waiting.clear();
            wire.kill();
        }
    }

    /** Sends what the link takes, in order; tells whether that was all. */
    boolean flush() {
        while (!waiting.isEmpty() && waiting.peek().getAsBoolean()) {
            waiting.poll();
        }
        return waiting.isEmpty();
    }
}
