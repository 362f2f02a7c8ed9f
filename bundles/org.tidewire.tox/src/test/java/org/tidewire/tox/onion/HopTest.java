package org.tidewire.tox.onion;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.tidewire.tox.crypto.KeyPair;
import org.tidewire.tox.crypto.Nonce;
import org.tidewire.tox.crypto.SharedKeys;
import org.tidewire.tox.dht.Node;

class HopTest {
    private static final InetSocketAddress US = World.address(70);
    private static final InetSocketAddress TO = World.address(80);

    private final Exchange a = new Exchange(0);
    private final Exchange b = new Exchange(0);
    private final Exchange c = new Exchange(0);
    private final List<Node> nodes = List.of(
            new Node(a.dht.open(), World.address(1)),
            new Node(b.dht.open(), World.address(2)),
            new Node(c.dht.open(), World.address(3)));
    private final Hops hops = Hops.through(nodes, new SharedKeys(KeyPair.random(a.world.random)), a.world.random);

    @Test
    void aRequestGoesThroughAndItsAnswerComesBack() {
        World.Sent request = arrive(OnionKind.ANNOUNCE_REQUEST, 177);
        assertEquals(TO, request.to());
        assertEquals(payload(OnionKind.ANNOUNCE_REQUEST, 177), request.packet().slice(0, 177));
        assertEquals(177 + 177, request.packet().remaining());
        assertEquals(
                new Arrival(US, answer(OnionKind.ANNOUNCE_RESPONSE)), comesBack(request, OnionKind.ANNOUNCE_RESPONSE));
        assertEquals(new Arrival(US, answer(OnionKind.DATA_RESPONSE)), comesBack(request, OnionKind.DATA_RESPONSE));
    }

    @Test
    void everyLayerHasTheLengthOfTheSpecification() {
        ByteBuffer wrapped = wrap(TO, OnionKind.DATA_REQUEST, 1174);
        assertEquals(1400, wrapped.remaining());
        ByteBuffer second = a.receive(US, wrapped).get(0).packet();
        assertEquals(1392, second.remaining());
        ByteBuffer third = b.receive(World.address(1), second).get(0).packet();
        assertEquals(1384, third.remaining());
    }

    @Test
    void nothingButRequestsIsPassedOn() {
        for (int kind = 0; kind < 256; kind++) {
            ByteBuffer third = third(TO, kind, 200);
            int expected = OnionKind.isRequest(kind) ? 1 : 0;
            assertEquals(expected, c.receive(World.address(2), third).size(), "kind " + kind);
        }
    }

    @Test
    void nothingButResponsesIsPassedBack() {
        World.Sent request = arrive(OnionKind.ANNOUNCE_REQUEST, 177);
        for (int kind = 0; kind < 256; kind++) {
            int expected = OnionKind.isResponse(kind) ? 1 : 0;
            assertEquals(expected, c.receive(TO, back(request, kind)).size(), "kind " + kind);
        }
    }

    @Test
    void nothingIsPassedOnToWhereNoHostIs() {
        for (String ip : List.of("0.0.0.0", "0.1.2.3", "224.0.0.1", "255.255.255.255", "::", "ff02::1")) {
            assertEquals(List.of(), c.receive(World.address(2), third(at(ip, 33445), 0x83, 177)), ip);
            assertEquals(List.of(), c.receive(at("127.0.0.1", 1), third(at(ip, 33445), 0x83, 177)), ip);
        }
        assertEquals(List.of(), c.receive(World.address(2), third(at("198.51.100.1", 0), 0x83, 177)));
    }

    @Test
    void nobodyOutsideReachesPrivateAddressesThroughUs() {
        List<String> inside = List.of(
                "10.1.2.3",
                "192.168.1.1",
                "172.16.0.1",
                "169.254.1.1",
                "100.64.0.1",
                "fe80::1",
                "fd00::1",
                "::ffff:10.0.0.1");
        for (String ip : inside) {
            ByteBuffer packet = third(at(ip, 33445), 0x83, 177);
            assertEquals(List.of(), c.receive(World.address(2), packet), ip);
            assertEquals(1, c.receive(at("192.168.1.9", 33445), packet).size(), ip);
        }
        assertEquals(
                1, c.receive(at("2001:db8::1", 33445), third(TO, 0x83, 177)).size());
    }

    @Test
    void nobodyElsewhereReachesThisMachineItselfThroughUs() {
        for (String ip : List.of("127.0.0.1", "::1")) {
            ByteBuffer packet = third(at(ip, 33445), 0x83, 177);
            assertEquals(List.of(), c.receive(World.address(2), packet), ip);
            assertEquals(List.of(), c.receive(at("192.168.1.9", 33445), packet), ip);
            assertEquals(1, c.receive(at("127.0.0.1", 1), packet).size(), ip);
        }
    }

    @Test
    void returnDataOfOthersIsDropped() {
        World.Sent request = arrive(OnionKind.ANNOUNCE_REQUEST, 177);
        assertEquals(List.of(), a.receive(TO, back(request, 0x84)));
        assertEquals(List.of(), b.receive(TO, back(request, 0x84)));
        for (int i = 1; i <= ReturnPath.FULL; i++) {
            ByteBuffer changed = back(request, 0x84);
            changed.put(i, (byte) ~changed.get(i));
            assertEquals(List.of(), c.receive(TO, changed), "byte " + i);
        }
    }

    @Test
    void returnDataIsGoodForAnHourAndNotForever() {
        World.Sent request = arrive(OnionKind.ANNOUNCE_REQUEST, 177);
        c.pass(3700);
        assertEquals(1, c.receive(TO, back(request, 0x84)).size());
        c.pass(3700);
        assertEquals(List.of(), c.receive(TO, back(request, 0x84)));
    }

    @Test
    void aPacketTooLongIsDropped() {
        assertEquals(1401, wrap(TO, 0x85, 1175).remaining());
        assertEquals(List.of(), a.receive(US, wrap(TO, 0x85, 1175)));
    }

    /** What arrived at the start of a path. */
    private record Arrival(InetSocketAddress at, ByteBuffer packet) {}

    private World.Sent arrive(int kind, int length) {
        return c.receive(World.address(2), third(TO, kind, length)).get(0);
    }

    private ByteBuffer third(InetSocketAddress to, int kind, int length) {
        ByteBuffer second = a.receive(US, wrap(to, kind, length)).get(0).packet();
        return b.receive(World.address(1), second).get(0).packet();
    }

    private ByteBuffer wrap(InetSocketAddress to, int kind, int length) {
        byte[] bytes = payload(kind, length).array();
        return OnionLayers.wrap(hops, Nonce.random(a.world.random), to, bytes);
    }

    private Arrival comesBack(World.Sent request, int kind) {
        World.Sent second = c.receive(TO, back(request, kind)).get(0);
        assertEquals(World.address(2), second.to());
        World.Sent first = b.receive(World.address(3), second.packet()).get(0);
        assertEquals(World.address(1), first.to());
        World.Sent last = a.receive(World.address(2), first.packet()).get(0);
        return new Arrival(last.to(), last.packet());
    }

    private static ByteBuffer back(World.Sent request, int kind) {
        ByteBuffer returned = request.packet().slice(request.packet().remaining() - 177, 177);
        ByteBuffer answer = answer(kind);
        return ByteBuffer.allocate(178 + answer.remaining())
                .put((byte) OnionKind.BACK_C)
                .put(returned)
                .put(answer)
                .flip();
    }

    private static ByteBuffer answer(int kind) {
        return payload(kind, 100);
    }

    private static ByteBuffer payload(int kind, int length) {
        return ByteBuffer.allocate(length).put(0, (byte) kind);
    }

    private static InetSocketAddress at(String ip, int port) {
        return new InetSocketAddress(ip, port);
    }
}
