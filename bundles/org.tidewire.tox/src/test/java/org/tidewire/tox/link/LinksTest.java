package org.tidewire.tox.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.tidewire.tox.net.Network;

class LinksTest {
    private final Network network = new Network(1);
    private final Peer one = new Peer(network, 1, 1);
    private final Peer two = new Peer(network, 2, 2);

    LinksTest() {
        Peer.befriend(one, two);
    }

    private void pass(long millis) {
        network.pass(millis, () -> {
            one.links.tick();
            two.links.tick();
        });
    }

    @Test
    void aDialledFriendIsLinkedWithinAFewRoundTrips() {
        one.dial(two);
        pass(10);
        assertTrue(one.up(two) && two.up(one));
        assertEquals(List.of("answered", "established"), one.events);
        assertEquals(List.of("answered", "established"), two.events);
        assertEquals(one.dht.open(), two.link(one).dhtKey());
    }

    @Test
    void friendsThatDialAtOnceAreLinkedOnce() {
        one.dial(two);
        two.dial(one);
        pass(50);
        assertTrue(one.up(two) && two.up(one));
        assertEquals(List.of("answered", "established"), one.events);
        assertEquals(List.of("answered", "established"), two.events);
        one.link(two).send(64, ByteBuffer.wrap(new byte[] {7}));
        two.link(one).send(64, ByteBuffer.wrap(new byte[] {8}));
        pass(10);
        assertEquals(8, one.received.toByteArray()[0]);
        assertEquals(7, two.received.toByteArray()[0]);
    }

    @Test
    void everyFirstPacketsMayBeLost() {
        for (int lost = 0; lost < 40; lost++) {
            Network rough = new Network(lost);
            rough.loss = 300;
            Peer a = new Peer(rough, 1, 1);
            Peer b = new Peer(rough, 2, 2);
            Peer.befriend(a, b);
            a.dial(b);
            b.dial(a);
            rough.pass(8000, () -> {
                a.links.tick();
                b.links.tick();
            });
            assertTrue(a.up(b) && b.up(a), "seed " + lost);
            assertEquals(1, a.count("established"), "seed " + lost);
        }
    }

    @Test
    void aSilentPeerIsGivenUpAfterEightTries() {
        network.leave(two.address);
        one.dial(two);
        pass(7500);
        assertEquals(8, network.sent);
        assertFalse(one.link(two).established());
        pass(1000);
        assertNull(one.link(two));
        assertEquals(8, network.sent);
        assertEquals(List.of(), one.events);
    }

    @Test
    void aStrangerGetsACookieAndNoLink() {
        two.friends.clear();
        one.dial(two);
        pass(9500);
        assertNull(two.link(one));
        assertNull(one.link(two));
        assertEquals(List.of(), two.events);
    }

    @Test
    void aKillEndsTheLinkOnBothSidesOnce() {
        one.dial(two);
        pass(50);
        one.link(two).kill();
        assertNull(one.link(two));
        long before = network.sent;
        pass(50);
        assertNull(two.link(one));
        assertEquals(before, network.sent, "a kill is not answered");
        assertEquals(1, one.count("lost"));
        assertEquals(1, two.count("lost"));
    }

    @Test
    void aKilledLinkIsOfNoUse() {
        Link link = one.dial(two);
        pass(50);
        one.links.close();
        link.kill();
        assertFalse(link.established());
        assertEquals(-1, link.send(64, ByteBuffer.allocate(1)));
        assertFalse(link.sendLossy(200, ByteBuffer.allocate(1)));
        assertEquals(0, link.room());
        assertEquals(1, one.count("lost"));
    }

    @Test
    void afterAKillTheSameNodesLinkAgain() {
        one.dial(two);
        pass(50);
        two.link(one).kill();
        pass(50);
        one.dial(two);
        pass(50);
        assertTrue(one.up(two) && two.up(one));
        assertEquals(2, two.count("established"));
    }

    @Test
    void aFriendRestartedAtTheSameAddressIsBackWithinASecond() {
        one.dial(two);
        pass(100);
        Link old = two.link(one);
        Peer again = new Peer(network, 1, one.real, 77);
        again.friends.add(two.real.open());
        again.dial(two);
        network.pass(999, () -> {
            again.links.tick();
            two.links.tick();
        });
        assertTrue(again.up(two) && two.up(again));
        assertNotSame(old, two.link(again));
        assertFalse(old.established());
        assertEquals(List.of("answered", "established", "answered", "lost", "established"), two.events);
        again.link(two).send(64, ByteBuffer.wrap(new byte[] {9}));
        network.pass(10, again.links::tick);
        assertEquals(9, two.received.toByteArray()[0]);
    }

    @Test
    void diallingAnEstablishedFriendChangesNothing() {
        Link link = one.dial(two);
        pass(50);
        assertSame(link, one.dial(two));
        assertTrue(link.established());
    }

    @Test
    void diallingAnotherDhtKeyLeavesAnEstablishedLinkAlone() {
        Link link = one.dial(two);
        pass(50);
        Peer other = new Peer(network, 3, 3);
        Link second = one.links.dial(two.real.open(), other.dht.open(), one.to(other));
        network.pass(10_000, () -> {
            one.links.tick();
            two.links.tick();
            other.links.tick();
        });
        assertNotSame(link, second);
        assertTrue(link.established());
        assertNull(one.links.beginning(two.real.open()), "a stranger does not answer, and the try ends");
    }

    @Test
    void diallingAnotherDhtKeyBeginsAnewWhileNothingIsEstablished() {
        Peer stale = new Peer(network, 3, 3);
        network.leave(stale.address);
        Link first = one.links.dial(two.real.open(), stale.dht.open(), one.to(stale));
        Link second = one.dial(two);
        assertNotSame(first, second);
        pass(50);
        assertTrue(second.established());
    }

    @Test
    void ticksAreRareOnlyWhileNothingHappens() {
        assertEquals(50, one.links.nextTick());
        one.dial(two);
        pass(3000);
        one.link(two).send(64, ByteBuffer.allocate(10));
        assertEquals(1, one.links.nextTick());
        pass(500);
        assertEquals(50, one.links.nextTick());
    }
}
