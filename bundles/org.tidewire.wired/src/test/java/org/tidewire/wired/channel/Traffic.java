package org.tidewire.wired.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Random;

/** What is sent through a channel, and how it is taken out. */
final class Traffic {
    private Traffic() {}

    static void send(TlsChannel channel, byte[] bytes, int chunk) throws IOException {
        for (int at = 0; at < bytes.length; at += chunk) {
            channel.write(ByteBuffer.wrap(bytes, at, Math.min(chunk, bytes.length - at)));
        }
    }

    static byte[] take(TlsChannel channel, int length, int room) throws IOException {
        ByteBuffer all = ByteBuffer.allocate(length);
        while (all.hasRemaining()) {
            ByteBuffer part = ByteBuffer.allocate(Math.min(room, all.remaining()));
            int read = channel.read(part);
            assertEquals(part.position(), read);
            all.put(part.flip());
        }
        return all.array();
    }

    static byte[] takeAll(TlsChannel channel) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        ByteBuffer part = ByteBuffer.allocate(50_000);
        while (channel.read(part.clear()) >= 0) {
            all.write(part.array(), 0, part.position());
        }
        return all.toByteArray();
    }

    static byte[] random(long seed, int length) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }
}
