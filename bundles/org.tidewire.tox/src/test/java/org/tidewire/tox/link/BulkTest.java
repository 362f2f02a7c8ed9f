package org.tidewire.tox.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BulkTest {
    private static final int MIB = 1 << 20;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void megabytesArriveWholeOverABadNetwork(long seed) {
        Bulk bulk = new Bulk(seed);
        bulk.network.loss = 50;
        bulk.network.twice = 50;
        bulk.network.jitter = 20_000_000;
        bulk.link();
        byte[] bytes = bulk.random(3 * MIB);
        bulk.send(bytes, 60_000);
        bulk.assertReceived(bytes);
    }

    @Test
    void aPercentLostOverAFarWayKeepsAHighRate() {
        Bulk bulk = new Bulk(6);
        bulk.network.loss = 10;
        bulk.network.delay = 25_000_000;
        bulk.link();
        byte[] bytes = bulk.random(60 * MIB);
        long millis = bulk.send(bytes, 30_000);
        bulk.assertReceived(bytes);
        assertTrue(millis < 3000, "60 MiB in " + millis + " ms");
    }

    @Test
    void aNearWayIsFilledFromTheStart() {
        Bulk bulk = new Bulk(7);
        bulk.link();
        byte[] bytes = bulk.random(60 * MIB);
        long millis = bulk.send(bytes, 30_000);
        bulk.assertReceived(bytes);
        assertTrue(millis < 2500, "60 MiB in " + millis + " ms");
    }

    @Test
    void aPacketIsAcknowledgedWhenItHasArrivedAndNotBefore() {
        Bulk bulk = new Bulk(8);
        bulk.link();
        Link link = bulk.one.link(bulk.two);
        assertEquals(0, link.send(64, ByteBuffer.allocate(1)));
        assertEquals(1, link.send(65, ByteBuffer.allocate(1)));
        assertFalse(link.acknowledged(0));
        bulk.pass(100);
        assertTrue(link.acknowledged(0) && link.acknowledged(1));
        assertFalse(link.acknowledged(2));
    }

    @Test
    void aFullWindowTakesNoMoreAndDrainsInOrder() {
        Bulk bulk = new Bulk(9);
        bulk.link();
        Link link = bulk.one.link(bulk.two);
        ByteBuffer all = ByteBuffer.allocate(4 * Ring.WINDOW);
        for (int i = 0; i < Ring.WINDOW; i++) {
            all.putInt(i);
            assertEquals(i, link.send(64, all.slice(4 * i, 4)));
        }
        assertEquals(-1, link.send(64, ByteBuffer.allocate(4)));
        assertEquals(0, link.room());
        bulk.pass(10_000);
        bulk.assertReceived(all.array());
        assertEquals(Ring.WINDOW, link.send(64, ByteBuffer.allocate(4)));
    }

    @Test
    void theLastPacketIsSentAgainThoughNothingFollows() {
        Bulk bulk = new Bulk(10);
        bulk.link();
        bulk.pass(3000);
        bulk.network.loss = 1000;
        bulk.one.link(bulk.two).send(64, ByteBuffer.wrap(new byte[] {5}));
        bulk.network.loss = 0;
        bulk.pass(4000);
        bulk.assertReceived(new byte[] {5});
    }

    @Test
    void lossyPacketsOvertakeNothingAndAreNotRepeated() {
        Bulk bulk = new Bulk(11);
        bulk.link();
        bulk.network.loss = 1000;
        bulk.one.link(bulk.two).sendLossy(200, ByteBuffer.wrap(new byte[] {1}));
        bulk.network.loss = 0;
        bulk.one.link(bulk.two).sendLossy(200, ByteBuffer.wrap(new byte[] {2}));
        bulk.pass(2000);
        bulk.assertReceived(new byte[] {2});
    }
}
