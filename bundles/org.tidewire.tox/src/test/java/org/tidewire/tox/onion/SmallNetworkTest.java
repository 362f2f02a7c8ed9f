package org.tidewire.tox.onion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tidewire.tox.crypto.KeyPair;
import org.tidewire.tox.crypto.PublicKey;
import org.tidewire.tox.crypto.SharedKeys;
import org.tidewire.tox.dht.Node;

/** Networks of which everybody uses the onion and serves it, as few as there may be. */
class SmallNetworkTest {
    private final World world = new World(0);
    private final List<Full> all = new ArrayList<>();

    @ParameterizedTest
    @EnumSource(OnionMode.class)
    void twoAloneFindAndReachEachOther(OnionMode mode) {
        Full ann = new Full(1, mode);
        Full bob = new Full(2, mode);
        meet(ann, bob);
    }

    @Test
    void twoAloneOfWhomOneHidesFindEachOther() {
        Full ann = new Full(1, OnionMode.ZERO_HOPS);
        Full bob = new Full(2, OnionMode.THREE_HOPS);
        meet(ann, bob);
    }

    @ParameterizedTest
    @EnumSource(OnionMode.class)
    void threeAloneFindAndReachEachOther(OnionMode mode) {
        Full ann = new Full(1, mode);
        Full bob = new Full(2, mode);
        new Full(3, mode);
        meet(ann, bob);
    }

    @Test
    void oneAloneIsNotAnnouncedAtItself() {
        Full ann = new Full(1, OnionMode.ZERO_HOPS);
        pass(10_000);
        assertFalse(ann.client.announced());
        assertEquals(0, world.network.sent);
    }

    @Test
    void anHourWithoutNetworkDelaysNothingOnceItIsThere() {
        Full ann = new Full(1, OnionMode.THREE_HOPS);
        Full bob = new Full(2, OnionMode.THREE_HOPS);
        bob.client.search(ann.key());
        ann.client.search(bob.key());
        pass(3_600_000);
        assertEquals(0, world.network.sent);
        acquaint();
        pass(200);
        assertTrue(ann.client.announced() && bob.client.announced(), world.seed());
        pass(6_000);
        assertTrue(ann.client.found(bob.key()) && bob.client.found(ann.key()), world.seed());
    }

    @Test
    void aSearchGrowsSlowAlsoWhereOnlyThoseWhoAnsweredAreLeft() {
        Full ann = new Full(1, OnionMode.ZERO_HOPS);
        new Full(2, OnionMode.ZERO_HOPS);
        acquaint();
        pass(100_000);
        PublicKey nobody = PublicKey.of(new byte[PublicKey.SIZE]);
        ann.client.search(nobody);
        long before = world.network.sent;
        pass(20_000);
        long first = world.network.sent - before;
        ann.known.clear();
        pass(1_000_000);
        before = world.network.sent;
        pass(20_000);
        assertTrue(world.network.sent - before < first / 3, world.seed());
    }

    private void meet(Full ann, Full bob) {
        acquaint();
        bob.client.search(ann.key());
        ann.client.search(bob.key());
        pass(8_000);
        assertTrue(ann.client.announced() && bob.client.announced(), world.seed());
        assertTrue(ann.client.found(bob.key()) && bob.client.found(ann.key()), world.seed());
        bob.client.send(ann.key(), ByteBuffer.wrap("hello".getBytes(StandardCharsets.UTF_8)));
        pass(100);
        assertFalse(ann.mail.isEmpty(), world.seed());
        assertEquals(bob.key(), ann.mail.get(0).from(), world.seed());
    }

    /** Lets everybody know everybody else. */
    private void acquaint() {
        for (Full one : all) {
            all.stream().filter(other -> other != one).forEach(other -> one.known.add(other.member));
        }
    }

    private void pass(long millis) {
        world.network.pass(
                millis,
                () -> all.forEach(full -> {
                    full.client.tick();
                    full.member.service().tick();
                }));
    }

    /** A node that uses the onion and serves it under one DHT key, at one address. */
    private final class Full implements OnionListener {
        final KeyPair real = KeyPair.random(world.random);
        final List<World.Member> known = new ArrayList<>();
        final List<World.Mail> mail = new ArrayList<>();
        final OnionClient client;
        final World.Member member;

        Full(int host, OnionMode mode) {
            InetSocketAddress address = World.address(host);
            KeyPair dht = KeyPair.random(world.random);
            Surroundings around = new Surroundings(
                    new SharedKeys(dht),
                    world.network.join(address, this::receive),
                    world.known(known),
                    world.network,
                    world.random);
            client = new OnionClient(real, mode, around, this);
            member = new World.Member(new Node(dht.open(), address), new OnionService(around));
            all.add(this);
        }

        private void receive(InetSocketAddress from, ByteBuffer packet) {
            if (!client.receive(from, packet)) {
                member.service().receive(from, packet);
            }
        }

        PublicKey key() {
            return real.open();
        }

        @Override
        public void data(PublicKey senderRealKey, ByteBuffer inner) {
            mail.add(new World.Mail(senderRealKey, inner));
        }

        @Override
        public void found(PublicKey friend) {
            // The client is asked instead.
        }
    }
}
