package org.tidewire.tox.dht;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetSocketAddress;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.tidewire.tox.crypto.PublicKey;

/** A node that moves, or falls silent. */
class NodeEntryTest {
    private static final InetSocketAddress HOME = new InetSocketAddress("192.168.1.5", 33445);
    private static final InetSocketAddress NEIGHBOUR = new InetSocketAddress("192.168.1.6", 33445);
    private static final InetSocketAddress PUBLIC = new InetSocketAddress("203.0.113.5", 33445);
    private static final InetSocketAddress ELSEWHERE = new InetSocketAddress("198.51.100.7", 33445);

    private static Node node(InetSocketAddress address) {
        return new Node(PublicKey.of(new byte[PublicKey.SIZE]), address);
    }

    private static InetSocketAddress after(InetSocketAddress before, InetSocketAddress answered, long now) {
        NodeEntry entry = new NodeEntry(node(before), 0);
        entry.answer(node(answered), now);
        return entry.address();
    }

    @Test
    void aNodeIsWhereItAnsweredFrom() {
        assertEquals(ELSEWHERE, after(PUBLIC, ELSEWHERE, 1000));
        assertEquals(HOME, after(PUBLIC, HOME, 1000));
        assertEquals(NEIGHBOUR, after(HOME, NEIGHBOUR, 1000));
        assertEquals(HOME, after(HOME, HOME, 1000));
    }

    @Test
    void aNeighbourIsNotTalkedToThroughTheRouterAsLongAsItAnswers() {
        assertEquals(HOME, after(HOME, PUBLIC, 121_999));
        assertEquals(PUBLIC, after(HOME, PUBLIC, 122_000));
    }

    @Test
    void anAnswerThatCameEarlierTakesNothingBack() {
        NodeEntry entry = new NodeEntry(node(HOME), 5000);
        entry.answer(node(HOME), 3000);
        assertEquals(5000, entry.heard());
    }

    @Test
    void theOneSilentForLongestGivesWay() {
        NodeEntry old = new NodeEntry(node(HOME), 1000);
        NodeEntry older = new NodeEntry(node(HOME), 500);
        NodeEntry oldest = new NodeEntry(node(HOME), 0);
        assertNull(NodeList.bad(List.of(), 200_000));
        assertNull(NodeList.bad(List.of(old, oldest), 121_999));
        assertSame(oldest, NodeList.bad(List.of(old, oldest), 122_000));
        assertSame(oldest, NodeList.bad(List.of(older, oldest, old), 200_000));
        assertFalse(oldest.dead(181_999));
        assertTrue(oldest.dead(182_000));
    }
}
