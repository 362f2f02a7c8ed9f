package org.tidewire.tox.link;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

class WindowsTest {
    private static final long WRAP = 1L << 32;

    private static byte[] list(ReceiveWindow window) {
        return list(window, 0);
    }

    private static byte[] list(ReceiveWindow window, int held) {
        ByteBuffer list = ByteBuffer.allocate(1372);
        MissingList.write(window, held, list);
        byte[] bytes = new byte[list.position()];
        list.flip().get(bytes);
        return bytes;
    }

    @Test
    void distancesCountFromTheAwaitedPacket() {
        ReceiveWindow window = new ReceiveWindow(0);
        assertArrayEquals(new byte[0], list(window));
        window.keep(2, new byte[1]);
        assertArrayEquals(new byte[] {1, 1}, list(window));
        window.keep(4, new byte[1]);
        assertArrayEquals(new byte[] {1, 1, 2}, list(window));
    }

    @Test
    void aLongWayWithoutHolesIsAZero() {
        ReceiveWindow window = new ReceiveWindow(0);
        for (int number = 1; number < 300; number++) {
            window.keep(number, new byte[1]);
        }
        window.announced(301);
        assertArrayEquals(new byte[] {1, 0, 45}, list(window));
    }

    @Test
    void whatCameThoughItIsHeldIsListedAsThere() {
        ReceiveWindow window = new ReceiveWindow(0);
        assertArrayEquals(new byte[] {4}, list(window, 3));
        assertArrayEquals(new byte[] {0, 46}, list(window, 300));
        window.keep(2, new byte[1]);
        assertArrayEquals(new byte[] {4, 1, 2}, list(window, 3));
    }

    @Test
    void whatIsListedAsMissingIsReadAsMissing() {
        for (int seed = 0; seed < 50; seed++) {
            Random random = new Random(seed);
            ReceiveWindow window = new ReceiveWindow(WRAP - 100);
            List<Integer> missing = new ArrayList<>();
            int share = 1 + random.nextInt(400);
            for (int offset = 0; offset < 900; offset++) {
                if (offset > 0 && random.nextInt(share) > 0) {
                    window.keep((int) (WRAP - 100 + offset), new byte[1]);
                } else {
                    missing.add(offset);
                }
            }
            window.announced((int) (WRAP - 100 + 900));
            List<Integer> read = new ArrayList<>();
            MissingList.read(ByteBuffer.wrap(list(window)), 900, (offset, lost) -> {
                if (lost) {
                    read.add(offset);
                }
            });
            assertEquals(missing, read, "seed " + seed);
        }
    }

    @Test
    void packetsOutsideTheWindowOrThereAlreadyAreNotWanted() {
        ReceiveWindow window = new ReceiveWindow(WRAP - 2);
        assertFalse(window.wants(-3));
        assertTrue(window.wants(-2));
        assertTrue(window.wants(Ring.WINDOW - 3));
        assertFalse(window.wants(Ring.WINDOW - 2));
        window.keep(5, new byte[1]);
        assertFalse(window.wants(5));
        assertFalse(window.announced(Ring.WINDOW - 1));
        assertTrue(window.announced(Ring.WINDOW - 2));
    }

    @Test
    void keptPacketsComeInOrderAcrossTheWrap() {
        ReceiveWindow window = new ReceiveWindow(WRAP - 2);
        window.keep(0, new byte[] {2});
        window.keep(-1, new byte[] {1});
        assertNull(window.next());
        window.advance();
        assertEquals(1, window.next()[0]);
        assertEquals(2, window.next()[0]);
        assertNull(window.next());
        assertEquals(WRAP + 1, window.awaited());
        assertEquals(0, window.span());
    }

    @Test
    void anAcknowledgementOfWhatWasNeverSentIsRefused() {
        SendWindow window = new SendWindow(WRAP - 2);
        for (int i = 0; i < 4; i++) {
            assertEquals(WRAP - 2 + i, window.add(new byte[1]));
        }
        window.nextNew().sentAt = 10;
        window.nextNew().sentAt = 20;
        window.nextNew().sentAt = 30;
        assertFalse(window.acknowledged(2, 100));
        assertFalse(window.acknowledged(-3, 100));
        assertTrue(window.acknowledged(1, 100));
        assertEquals(new AckTally(3, 0, 70), window.tally());
        assertEquals(WRAP + 1, window.start());
        assertFalse(window.acknowledged(0, 100));
    }

    @Test
    void aMissingPacketIsSentAgainOnceAndNotWhileItMayBeUnderWay() {
        SendWindow window = new SendWindow(0);
        for (int i = 0; i < 3; i++) {
            window.add(new byte[1]);
            window.nextNew().sentAt = 0;
        }
        window.requested(ByteBuffer.wrap(new byte[] {2}), 50, 50);
        assertNull(window.nextAgain());
        window.requested(ByteBuffer.wrap(new byte[] {2}), 51, 50);
        window.requested(ByteBuffer.wrap(new byte[] {2}), 52, 50);
        assertEquals(1, window.nextAgain().number);
        assertNull(window.nextAgain());
        assertEquals(2, window.flying());
        assertEquals(new AckTally(1, 1, 50), window.tally());
    }

    @Test
    void aPacketFoundDeliveredIsNotSentAgain() {
        SendWindow window = new SendWindow(0);
        window.add(new byte[1]);
        window.nextNew();
        window.requested(ByteBuffer.wrap(new byte[] {1}), 100, 50);
        assertTrue(window.acknowledged(1, 101));
        assertNull(window.nextAgain());
    }
}
