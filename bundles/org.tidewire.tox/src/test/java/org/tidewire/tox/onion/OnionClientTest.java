package org.tidewire.tox.onion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.tidewire.tox.crypto.PublicKey;
import org.tidewire.tox.net.Datagrams;

class OnionClientTest {
    private final World world = new World(12);

    @Test
    void oneIsFoundAndReachedThroughThreeHops() {
        meet(world.person(101, OnionMode.THREE_HOPS, 4), world.person(102, OnionMode.THREE_HOPS, 4));
    }

    @Test
    void oneIsFoundAndReachedWithoutHops() {
        meet(world.person(101, OnionMode.ZERO_HOPS, 2), world.person(102, OnionMode.ZERO_HOPS, 2));
    }

    @Test
    void theModesMeetEachOther() {
        meet(world.person(101, OnionMode.ZERO_HOPS, 4), world.person(102, OnionMode.THREE_HOPS, 4));
        meet(world.people.get(1), world.people.get(0));
    }

    @Test
    void aNetworkOfOneNodeIsEnough() {
        World small = new World(world.seed, 1);
        World.Person ann = small.person(101, OnionMode.THREE_HOPS, 1);
        World.Person bob = small.person(102, OnionMode.THREE_HOPS, 1);
        bob.client.search(ann.key());
        small.pass(5000);
        assertTrue(bob.client.found(ann.key()), world.seed());
        assertEquals(1, bob.client.send(ann.key(), text("hello")), world.seed());
        small.pass(100);
        assertEquals(List.of(new World.Mail(bob.key(), text("hello"))), ann.mail, world.seed());
    }

    @Test
    void aNetworkOfNobodyIsBorne() {
        World empty = new World(world.seed, 0);
        World.Person ann = empty.person(101, OnionMode.THREE_HOPS, 0);
        ann.client.search(PublicKey.of(new byte[32]));
        empty.pass(5000);
        assertFalse(ann.client.announced());
        assertEquals(0, empty.network.sent);
    }

    @Test
    void theLongestDataFitsAndLongerIsRefused() {
        World.Person ann = world.person(101, OnionMode.THREE_HOPS, 12);
        World.Person bob = world.person(102, OnionMode.THREE_HOPS, 12);
        bob.client.search(ann.key());
        world.pass(8000);
        bob.client.send(ann.key(), ByteBuffer.allocate(1021));
        world.pass(100);
        assertEquals(1021, ann.mail.get(0).inner().remaining(), world.seed());
        assertTrue(
                world.sent.stream().allMatch(packet -> packet.packet().remaining() <= Datagrams.LIMIT), world.seed());
        ByteBuffer tooLong = ByteBuffer.allocate(1022);
        assertThrows(IllegalArgumentException.class, () -> bob.client.send(ann.key(), tooLong));
        ByteBuffer empty = ByteBuffer.allocate(0);
        assertThrows(IllegalArgumentException.class, () -> bob.client.send(ann.key(), empty));
    }

    @Test
    void nobodyIsFoundWhoIsNotAnnounced() {
        World.Person bob = world.person(102, OnionMode.THREE_HOPS, 4);
        PublicKey nobody = PublicKey.of(new byte[32]);
        bob.client.search(nobody);
        world.pass(20_000);
        assertFalse(bob.client.found(nobody), world.seed());
        assertEquals(0, bob.client.send(nobody, text("hello")), world.seed());
        assertEquals(List.of(), bob.found, world.seed());
    }

    @Test
    void onlyTheLastHopIsSeenByThoseWhoAreAsked() {
        World.Person ann = world.person(101, OnionMode.THREE_HOPS, 12);
        world.pass(20_000);
        assertTrue(ann.client.announced(), world.seed());
        assertTrue(
                world.sent.stream()
                        .filter(packet -> packet.from().equals(ann.address))
                        .allMatch(packet -> packet.kind() == OnionKind.HOP_A),
                world.seed());
    }

    @Test
    void aSearchGrowsSlowAndQuickAgainWhenAsked() {
        World.Person bob = world.person(102, OnionMode.ZERO_HOPS, 12);
        world.pass(1000);
        PublicKey nobody = PublicKey.of(new byte[32]);
        bob.client.search(nobody);
        long first = requestsIn(20_000);
        world.pass(1_000_000);
        assertTrue(requestsIn(20_000) < first / 3, world.seed());
        bob.client.search(nobody);
        assertTrue(requestsIn(20_000) > first / 2, world.seed());
        bob.client.forget(nobody);
        assertTrue(requestsIn(20_000) < first / 3, world.seed());
    }

    private long requestsIn(long millis) {
        world.sent.clear();
        world.pass(millis);
        return world.sent.stream()
                .filter(packet -> packet.kind() == OnionKind.ANNOUNCE_REQUEST)
                .count();
    }

    @Test
    void aRestartedOneIsReachedUnderItsNewDataKey() {
        World.Person ann = world.person(101, OnionMode.ZERO_HOPS, 4);
        World.Person bob = world.person(102, OnionMode.ZERO_HOPS, 4);
        bob.client.search(ann.key());
        world.pass(5000);
        OnionClient again = new OnionClient(ann.real, OnionMode.ZERO_HOPS, ann.around, ann);
        world.network.join(ann.address, (from, packet) -> again.receive(from, packet));
        world.people.remove(ann);
        for (int i = 0; i < 60; i++) {
            again.tick();
            world.pass(1000);
        }
        bob.client.send(ann.key(), text("again"));
        world.pass(100);
        assertEquals(new World.Mail(bob.key(), text("again")), ann.mail.get(0), world.seed());
    }

    @Test
    void theDeathOfNodesIsSurvived() {
        World.Person ann = world.person(101, OnionMode.THREE_HOPS, 12);
        World.Person bob = world.person(102, OnionMode.THREE_HOPS, 12);
        bob.client.search(ann.key());
        world.pass(30_000);
        for (int i = 0; i < 3; i++) {
            world.network.leave(world.members.get(i).node().address());
        }
        world.pass(400_000);
        assertTrue(ann.client.announced(), world.seed());
        assertTrue(bob.client.found(ann.key()), world.seed());
        // One letter may meet a dead hop on its way; 3 nodes are dead, and those of 9 others are sent to.
        bob.client.send(ann.key(), text("still there"));
        world.pass(100);
        bob.client.send(ann.key(), text("still there"));
        world.pass(100);
        assertFalse(ann.mail.isEmpty(), world.seed());
    }

    @Test
    void aFriendWhoLeavesIsLostAndFoundAgain() {
        World.Person ann = world.person(101, OnionMode.ZERO_HOPS, 12);
        World.Person bob = world.person(102, OnionMode.ZERO_HOPS, 12);
        bob.client.search(ann.key());
        world.pass(5000);
        world.people.remove(ann);
        world.pass(420_000);
        assertFalse(bob.client.found(ann.key()), world.seed());
        world.people.add(ann);
        world.pass(200_000);
        assertEquals(List.of(ann.key(), ann.key()), bob.found, world.seed());
    }

    private void meet(World.Person ann, World.Person bob) {
        bob.client.search(ann.key());
        world.pass(8000);
        assertTrue(ann.client.announced(), world.seed());
        assertTrue(bob.client.found(ann.key()), world.seed());
        assertEquals(List.of(ann.key()), bob.found, world.seed());
        int sent = bob.client.send(ann.key(), text("hello"));
        assertTrue(sent > 0 && sent <= 8, sent + " sent, " + world.seed());
        world.pass(100);
        assertEquals(sent, ann.mail.size(), world.seed());
        for (World.Mail mail : ann.mail) {
            assertEquals(new World.Mail(bob.key(), text("hello")), mail, world.seed());
        }
    }

    private static ByteBuffer text(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }
}
