package org.tidewire.tox.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.tidewire.tox.crypto.KeyPair;
import org.tidewire.tox.crypto.Nonce;
import org.tidewire.tox.crypto.PublicKey;
import org.tidewire.tox.crypto.SharedKeys;
import org.tidewire.tox.net.Network;
import org.tidewire.tox.net.Route;
import org.tidewire.tox.net.UdpRoute;

class HostileTest {
    private final Network network = new Network(1);
    private final Peer one = new Peer(network, 1, 1);
    private final Peer two = new Peer(network, 2, 2);
    private final List<byte[]> heard = new ArrayList<>();
    private final Random random = new Random(5);

    HostileTest() {
        Peer.befriend(one, two);
        two.tap = (from, packet) -> heard.add(bytes(packet));
    }

    private static byte[] bytes(ByteBuffer packet) {
        byte[] bytes = new byte[packet.remaining()];
        packet.get(bytes);
        return bytes;
    }

    private Link linked() {
        one.dial(two);
        pass(50);
        assertTrue(two.up(one));
        two.tap = (from, packet) -> {};
        return two.link(one);
    }

    private void pass(long millis) {
        network.pass(millis, () -> {
            one.links.tick();
            two.links.tick();
        });
    }

    private Route elsewhere(int port) {
        return new UdpRoute(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
                (to, packet) -> two.out.send(to, packet));
    }

    private byte[] heard(byte kind) {
        return heard.stream().filter(packet -> packet[0] == kind).findFirst().orElseThrow();
    }

    @Test
    void anUnknownRouteIsNotAnswered() {
        linked();
        long before = network.sent;
        two.receive(elsewhere(9), ByteBuffer.wrap(heard(Kind.DATA)));
        two.receive(elsewhere(9), ByteBuffer.wrap(heard(Kind.HANDSHAKE)));
        two.receive(elsewhere(9), ByteBuffer.allocate(161).put(0, Kind.COOKIE_RESPONSE));
        two.receive(elsewhere(9), ByteBuffer.allocate(0));
        assertEquals(before, network.sent);
        assertEquals(1, two.count("established"));
    }

    @Test
    void recordedPacketsAreNotDeliveredAgain() {
        Link link = linked();
        two.tap = (from, packet) -> heard.add(bytes(packet));
        one.link(two).send(64, ByteBuffer.wrap(new byte[] {1}));
        pass(10);
        two.tap = (from, packet) -> {};
        for (byte[] packet : List.copyOf(heard)) {
            two.receive(one(), ByteBuffer.wrap(packet));
        }
        pass(100);
        assertEquals(1, two.received.size());
        assertSame(link, two.link(one));
        assertEquals(1, two.count("established"));
    }

    @Test
    void aRecordedHandshakeOfARestartedFriendDoesNotReplaceItsLink() {
        linked();
        byte[] old = heard(Kind.HANDSHAKE);
        Peer again = new Peer(network, 3, one.real, 77);
        again.friends.add(two.real.open());
        again.dial(two);
        network.pass(100, () -> {
            again.links.tick();
            two.links.tick();
        });
        Link link = two.link(again);
        assertEquals(again.dht.open(), link.dhtKey());
        two.receive(elsewhere(9), ByteBuffer.wrap(old));
        network.pass(9500, () -> {
            again.links.tick();
            two.links.tick();
        });
        assertSame(link, two.link(again));
        assertTrue(link.established());
    }

    @Test
    void aHandshakeIsWorthNothingAfterFifteenSeconds() {
        one.dial(two);
        pass(50);
        byte[] handshake = heard(Kind.HANDSHAKE);
        two.links.close();
        pass(15_000);
        two.receive(elsewhere(9), ByteBuffer.wrap(handshake));
        assertNull(two.link(one));
    }

    @Test
    void aHandshakeWithSomebodyElsesKeyIsIgnored() {
        SharedKeys dht = new SharedKeys(KeyPair.random(Peer.random(8)));
        ByteBuffer answer = askFor(one.real.open(), dht);
        CookieResponse response = CookieResponse.open(dht.with(two.dht.open()), answer);
        SharedKeys wrong = new SharedKeys(KeyPair.random(Peer.random(9)));
        Handshake forged =
                new Handshake(Nonce.random(Peer.random(1)), wrong.own().open(), ByteBuffer.allocate(Cookies.SIZE));
        two.receive(
                elsewhere(9),
                forged.packet(wrong.with(two.real.open()), response.cookie(), Nonce.random(Peer.random(2))));
        assertNull(two.link(one));
        assertEquals(List.of(), two.events);
    }

    /** Asks the second peer for a cookie; returns its answer. */
    private ByteBuffer askFor(PublicKey real, SharedKeys dht) {
        List<ByteBuffer> answers = new ArrayList<>();
        InetSocketAddress from = new InetSocketAddress(InetAddress.getLoopbackAddress(), 9);
        CookieRequest request = new CookieRequest(real, 5);
        ByteBuffer packet = request.packet(dht.with(two.dht.open()), dht.own().open(), Nonce.random(Peer.random(3)));
        two.receive(new UdpRoute(from, (to, answer) -> answers.add(ByteBuffer.wrap(bytes(answer)))), packet);
        return answers.get(0);
    }

    @Test
    void changedPacketsOfEachKindChangeNothing() {
        one.dial(two);
        pass(3);
        linked();
        two.links.close();
        pass(16_000);
        Link link = linked();
        int events = two.events.size();
        for (byte[] packet : List.copyOf(heard)) {
            for (int i = 0; i < 2000; i++) {
                two.receive(i % 2 == 0 ? one() : elsewhere(9), ByteBuffer.wrap(mutated(packet)));
            }
        }
        assertEquals(events, two.events.size());
        assertSame(link, two.link(one));
        assertEquals(0, two.received.size());
        one.link(two).send(64, ByteBuffer.wrap(new byte[] {1}));
        pass(50);
        assertEquals(1, two.received.size());
    }

    private Route one() {
        return two.to(one);
    }

    private byte[] mutated(byte[] packet) {
        byte[] changed = Arrays.copyOf(packet, random.nextInt(3) > 0 ? packet.length : random.nextInt(1500));
        for (int i = random.nextInt(4) + 1; i > 0 && changed.length > 0; i--) {
            changed[random.nextInt(changed.length)] ^= (byte) (1 + random.nextInt(255));
        }
        return changed;
    }

    @Test
    void anythingAFriendSaysInsideIsTakenWithoutHarm() {
        Bulk bulk = new Bulk(12);
        bulk.link();
        Link link = bulk.one.link(bulk.two);
        for (int i = 0; i < 20_000 && link.established(); i++) {
            byte[] plain = new byte[random.nextInt(60)];
            random.nextBytes(plain);
            Arrays.fill(plain, 0, Math.min(plain.length, random.nextInt(12)), (byte) 0);
            ByteBuffer opened = ByteBuffer.allocate(8 + plain.length).put(8, plain);
            opened.putInt(random.nextInt(4)).putInt(random.nextInt(40_000)).rewind();
            link.read(opened);
            bulk.one.links.tick();
        }
        bulk.pass(50);
    }

    @Test
    void aFloodOfHandshakesLeavesAnEstablishedLinkAlone() {
        Link link = linked();
        byte[] flood = new byte[Handshake.SIZE];
        for (int i = 0; i < 20_000; i++) {
            random.nextBytes(flood);
            flood[0] = Kind.HANDSHAKE;
            two.receive(elsewhere(random.nextInt(60_000)), ByteBuffer.wrap(flood));
        }
        one.link(two).send(64, ByteBuffer.wrap(new byte[] {1}));
        pass(10);
        assertSame(link, two.link(one));
        assertEquals(1, two.received.size());
    }

    @Test
    void aFloodOfCookieRequestsIsAnsweredInPartAndFriendsFirst() {
        linked();
        pass(100);
        int[] answered = {0};
        Route stranger =
                new UdpRoute(new InetSocketAddress(InetAddress.getLoopbackAddress(), 9), (to, packet) -> answered[0]++);
        for (int i = 0; i < 400; i++) {
            SharedKeys dht = new SharedKeys(KeyPair.random(Peer.random(100 + i)));
            CookieRequest request = new CookieRequest(dht.own().open(), i);
            two.receive(
                    stranger, request.packet(dht.with(two.dht.open()), dht.own().open(), Nonce.random(Peer.random(i))));
        }
        assertEquals(50, answered[0]);
        two.receive(stranger, ByteBuffer.wrap(heard(Kind.COOKIE_REQUEST)));
        assertEquals(51, answered[0]);
    }
}
