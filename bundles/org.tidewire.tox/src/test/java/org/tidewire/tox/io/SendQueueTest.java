package org.tidewire.tox.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.Random;

import org.junit.jupiter.api.Test;

class SendQueueTest {
    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);
    private final SendQueue queue = new SendQueue();
    private final Narrow out = new Narrow();

    @Test
    void shortWritesKeepEveryByteInItsPlace() throws IOException {
        byte[] all = new byte[200_000];
        random.nextBytes(all);
        for (int at = 0; at < all.length; ) {
            int length = Math.min(1 + random.nextInt(5000), all.length - at);
            if (queue.add(ByteBuffer.wrap(all, at, length))) {
                at += length;
            }
            out.room = random.nextInt(6000);
            queue.drain(out);
        }
        out.room = all.length;
        queue.drain(out);
        assertTrue(queue.isEmpty());
        assertArrayEquals(all, out.taken.toByteArray(), "seed " + seed);
    }

    @Test
    void aBoundedAmountWaitsAndWhatIsRefusedIsNotTouched() throws IOException {
        int taken = 0;
        ByteBuffer next = ByteBuffer.allocate(1000);
        while (queue.add(next)) {
            taken += 1000;
            next = ByteBuffer.allocate(1000);
        }
        assertEquals(65_000, taken);
        assertEquals(1000, next.remaining());
        assertTrue(queue.add(ByteBuffer.allocate(536)));
        assertFalse(queue.add(ByteBuffer.allocate(1)));
        out.room = 1;
        queue.drain(out);
        assertTrue(queue.add(ByteBuffer.allocate(1)));
        assertFalse(queue.add(ByteBuffer.allocate(1)));
    }

    @Test
    void oneLongBufferIsTakenWhereNothingWaits() throws IOException {
        assertTrue(queue.add(ByteBuffer.allocate(100_000)));
        assertFalse(queue.add(ByteBuffer.allocate(1)));
        out.room = 100_000;
        queue.drain(out);
        assertTrue(queue.isEmpty());
        assertTrue(queue.add(ByteBuffer.allocate(0)));
        assertTrue(queue.isEmpty());
    }

    /** A channel that has so much room. */
    private static final class Narrow implements WritableByteChannel {
        private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
        private int room;

        @Override
        public int write(ByteBuffer from) {
            int count = Math.min(room, from.remaining());
            byte[] bytes = new byte[count];
            from.get(bytes);
            taken.writeBytes(bytes);
            room -= count;
            return count;
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void close() {}
    }
}
