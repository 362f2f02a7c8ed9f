package org.tidewire.tox.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Packets of which the sender does not hear that they came. */
class HoldTest {
    private static final int HELD = 70;
    private static final int OTHER = 64;

    private final Bulk bulk = new Bulk(12);
    private final List<Hold> holds = new ArrayList<>();
    private Link link;

    @BeforeEach
    void link() {
        bulk.link();
        link = bulk.one.link(bulk.two);
        bulk.two.handed = (from, id) -> {
            if (id == HELD) {
                holds.add(from.hold());
            }
        };
        bulk.pass(3_000);
    }

    private void send(int... ids) {
        for (int id : ids) {
            link.send(id, ByteBuffer.wrap(new byte[] {(byte) id}));
        }
    }

    /** How many packets the sender knows to have come. */
    private int confirmed() {
        bulk.pass(1_100);
        int known = 0;
        while (link.acknowledged(known)) {
            known++;
        }
        return known;
    }

    @Test
    void whatFollowsAHeldPacketIsHandedOnThoughTheSenderHearsOfNeither() {
        send(OTHER, HELD, OTHER, OTHER);
        bulk.pass(10);
        bulk.assertReceived(new byte[] {OTHER, HELD, OTHER, OTHER});
        assertEquals(1, confirmed());
        holds.get(0).release();
        assertEquals(4, confirmed());
    }

    @Test
    void theSenderHearsOfAReleaseAtOnce() {
        send(HELD);
        assertEquals(0, confirmed());
        bulk.pass(500);
        holds.get(0).release();
        bulk.pass(25);
        assertTrue(link.acknowledged(0));
    }

    @Test
    void theFirstOfSeveralDecides() {
        send(HELD, OTHER, HELD, HELD);
        assertEquals(0, confirmed());
        holds.get(1).release();
        assertEquals(0, confirmed());
        holds.get(0).release();
        assertEquals(3, confirmed());
        holds.get(2).release();
        holds.get(0).release();
        assertEquals(4, confirmed());
    }

    @Test
    void whatIsHeldIsNotSentAgain() {
        int[] ids = new int[600];
        ids[0] = HELD;
        for (int i = 1; i < ids.length; i++) {
            ids[i] = OTHER;
        }
        List<Integer> sizes = new ArrayList<>();
        bulk.two.tap = (route, packet) -> sizes.add(packet.remaining());
        send(ids);
        assertEquals(0, confirmed());
        bulk.pass(5_000);
        assertEquals(ids.length, bulk.two.received.size());
        assertTrue(sizes.size() < ids.length + 100, sizes.size() + " packets for " + ids.length);
    }

    @Test
    void nothingIsHeldForMoreThanFifteenSeconds() {
        send(HELD, OTHER);
        bulk.pass(14_900);
        assertFalse(link.acknowledged(0));
        assertEquals(2, confirmed());
        holds.get(0).release();
        assertEquals(2, confirmed());
    }

    @Test
    void nothingIsHeldBeforeAQuarterOfTheWindow() {
        send(HELD);
        bulk.pass(10);
        bulk.two.received.reset();
        bulk.send(bulk.random(Holds.PILE * Bulk.CHUNK), 10_000);
        assertEquals(0, confirmed());
        send(OTHER);
        assertEquals(Holds.PILE + 2, confirmed());
    }

    @Test
    void aHeldPacketDoesNotSlowDownWhatFollows() {
        byte[] bytes = bulk.random(10 << 20);
        send(HELD);
        bulk.pass(10);
        bulk.two.received.reset();
        long held = bulk.send(bytes, 30_000);
        assertEquals(0, confirmed());
        holds.get(0).release();
        Bulk free = new Bulk(12);
        free.link();
        free.pass(3_000);
        long usual = free.send(bytes, 30_000);
        assertTrue(held <= usual + usual / 4, held + " ms, else " + usual);
    }

    @Test
    void holesBehindAHeldPacketAreFilled() {
        bulk.network.loss = 200;
        bulk.network.jitter = 20_000_000;
        send(HELD);
        bulk.pass(3_000);
        bulk.two.received.reset();
        byte[] bytes = bulk.random(1 << 20);
        bulk.send(bytes, 10_000);
        bulk.assertReceived(bytes);
        assertFalse(link.acknowledged(0));
    }

    @Test
    void whoHoldsTooLateHoldsNothingAndTakesNothingBack() {
        send(OTHER, OTHER);
        assertEquals(2, confirmed());
        Hold late = bulk.two.link(bulk.one).hold();
        send(OTHER);
        assertEquals(3, confirmed());
        late.release();
        assertEquals(3, confirmed());
    }

    @Test
    void aHoldOutlivesItsLinkHarmlessly() {
        send(HELD);
        bulk.pass(10);
        Link there = bulk.two.link(bulk.one);
        there.kill();
        holds.get(0).release();
        there.hold().release();
        bulk.pass(100);
        assertEquals(1, bulk.two.count("lost"));
    }
}
