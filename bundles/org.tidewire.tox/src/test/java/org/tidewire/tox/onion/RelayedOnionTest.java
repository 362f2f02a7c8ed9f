package org.tidewire.tox.onion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.tidewire.tox.crypto.PublicKey;

class RelayedOnionTest {
    private final World world = new World(12);
    private final RelayHost relay = new RelayHost(world, 90);

    @Test
    void oneWithoutUdpMeetsOneWithIt() {
        World.Person ann = world.relayed(101, relay, 1);
        World.Person bob = world.person(102, OnionMode.THREE_HOPS, 4);
        meet(ann, bob);
        meet(bob, ann);
        assertSilent(ann);
    }

    @Test
    void twoWithoutUdpMeetThroughTwoRelays() {
        World.Person ann = world.relayed(101, relay, 1);
        World.Person bob = world.relayed(102, new RelayHost(world, 91), 2);
        meet(ann, bob);
        assertSilent(ann);
        assertSilent(bob);
    }

    @Test
    void aNetworkOfOneNodeIsEnough() {
        World small = new World(world.seed, 1);
        World.Person ann = small.relayed(101, new RelayHost(small, 90), 1);
        small.pass(5000);
        assertTrue(ann.client.announced(), world.seed());
    }

    @Test
    void whoAnsweredBecomesAHop() {
        // One alone hears of few nodes in a world so small, and might choose the first again and again.
        for (int host = 101; host <= 106; host++) {
            world.relayed(host, relay, 1);
        }
        world.pass(10_000);
        relay.bodies.clear();
        world.pass(60_000);
        Set<?> hops = relay.bodies.stream().map(RelayHost::next).collect(Collectors.toSet());
        assertTrue(hops.size() > 1, hops + ", " + world.seed());
    }

    @Test
    void theLongestDataFits() {
        World.Person ann = world.relayed(101, relay, 12);
        World.Person bob = world.relayed(102, relay, 12);
        bob.client.search(ann.key());
        world.pass(8000);
        relay.bodies.clear();
        bob.client.send(ann.key(), ByteBuffer.allocate(1021));
        // nonce, address, key, two boxes with an address each, the second key, and the request of 1174 bytes
        assertEquals(
                24 + 19 + 2 * 32 + 2 * (16 + 19) + 1174, relay.bodies.get(0).remaining());
        world.pass(100);
        assertEquals(1021, ann.mail.get(0).inner().remaining(), world.seed());
    }

    @Test
    void withoutARelayAllRestsAndWithOneItBeginsAtOnce() {
        relay.ready = false;
        World.Person ann = world.relayed(101, relay, 3);
        World.Person bob = world.person(102, OnionMode.THREE_HOPS, 4);
        ann.client.search(bob.key());
        world.pass(600_000);
        assertEquals(List.of(), relay.bodies);
        relay.ready = true;
        world.pass(3000);
        assertTrue(ann.client.announced(), world.seed());
        assertTrue(ann.client.found(bob.key()), world.seed());
        assertSilent(ann);
    }

    @Test
    void afterTheLossOfARelayOneIsSoonReachableAgain() {
        World.Person ann = world.relayed(101, relay, 4);
        World.Person bob = world.person(102, OnionMode.THREE_HOPS, 4);
        bob.client.search(ann.key());
        // So long that over UDP one would be announced anew every 2 minutes only.
        world.pass(300_000);
        relay.lose();
        bob.client.send(ann.key(), text("lost"));
        world.pass(16_000);
        int sent = bob.client.send(ann.key(), text("hello"));
        world.pass(100);
        // By every node that is asked, not only by one that happened to be told of late.
        assertTrue(sent > 0, world.seed());
        assertEquals(sent, ann.mail.size(), world.seed());
        for (World.Mail mail : ann.mail) {
            assertEquals(new World.Mail(bob.key(), text("hello")), mail, world.seed());
        }
    }

    @Test
    void relaysAreUsedOnlyWhileTheDhtKnowsNobody() {
        int host = 103;
        for (OnionMode mode : OnionMode.values()) {
            List<World.Member> dht = new ArrayList<>(world.members);
            World.Person[] ann = new World.Person[1];
            OnionRelays relays = relay.open(body -> ann[0].client.receive(body));
            ann[0] = world.person(host++, mode, world.known(dht), relays);
            relay.bodies.clear();
            world.pass(10_000);
            assertEquals(List.of(), relay.bodies, world.seed());
            dht.clear();
            world.pass(1000);
            world.sent.clear();
            world.pass(200_000);
            // Nobody was told to begin with: these are the nodes that had answered over UDP.
            assertTrue(ann[0].client.announced(), world.seed());
            assertFalse(relay.bodies.isEmpty(), world.seed());
            assertSilent(ann[0]);
            dht.addAll(world.members);
            world.pass(1000);
            relay.bodies.clear();
            world.pass(200_000);
            assertEquals(List.of(), relay.bodies, world.seed());
            assertTrue(ann[0].client.announced(), world.seed());
        }
    }

    @Test
    void whatARelayInventsIsDropped() {
        World.Person ann = world.relayed(101, relay, 4);
        world.pass(1000);
        ann.client.receive(ByteBuffer.allocate(0));
        for (int kind = 0; kind < 256; kind++) {
            for (int length = 1; length < 1500; length += 13) {
                byte[] body = new byte[length];
                world.random.nextBytes(body);
                body[0] = (byte) kind;
                ann.client.receive(ByteBuffer.wrap(body));
            }
        }
        assertEquals(List.of(), ann.mail);
        world.pass(5000);
        assertTrue(ann.client.announced(), world.seed());
    }

    /** Over UDP. */
    private void assertSilent(World.Person person) {
        assertTrue(world.sent.stream().noneMatch(packet -> packet.from().equals(person.address)), world.seed());
    }

    private void meet(World.Person ann, World.Person bob) {
        bob.client.search(ann.key());
        world.pass(8000);
        assertTrue(ann.client.announced(), world.seed());
        assertTrue(bob.client.found(ann.key()), world.seed());
        int sent = bob.client.send(ann.key(), text("hello"));
        world.pass(100);
        assertTrue(sent > 0 && sent <= 8, sent + " sent, " + world.seed());
        PublicKey from = bob.key();
        assertEquals(
                sent,
                ann.mail.stream()
                        .filter(new World.Mail(from, text("hello"))::equals)
                        .count(),
                world.seed());
    }

    private static ByteBuffer text(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }
}
