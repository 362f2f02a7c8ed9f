package org.tidewire.tox.onion;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import org.junit.jupiter.api.Test;
import org.tidewire.tox.crypto.BoxKey;
import org.tidewire.tox.crypto.KeyPair;
import org.tidewire.tox.crypto.Nonce;
import org.tidewire.tox.crypto.PublicKey;
import org.tidewire.tox.dht.Node;
import org.tidewire.tox.net.Datagrams;

class HostileNodeTest {
    private static final InetSocketAddress PLACE = World.address(1);

    private final World world = new World(1);
    private final KeyPair pair = KeyPair.random(world.random);
    private final Datagrams out = world.network.join(PLACE, this::asked);
    private final List<AnnounceRequest> requests = new ArrayList<>();
    private final OnionNodes nodes = new OnionNodes() {
        @Override
        public List<Node> closest(PublicKey target, int count, InetSocketAddress asker) {
            return List.of(new Node(pair.open(), PLACE));
        }

        @Override
        public List<Node> random(int count) {
            return List.of();
        }
    };
    private Function<AnnounceRequest, AnnounceResponse> policy = request -> nothing(List.of());
    private ByteBuffer token;
    private boolean mute;

    private World.Person person() {
        return world.person(101, OnionMode.ZERO_HOPS, nodes);
    }

    @Test
    void onlyAddressesOfItsOwnKindAreFollowed() {
        List<Node> bad = new ArrayList<>();
        for (String ip : List.of("127.0.0.1", "10.0.0.1", "224.0.0.1", "255.255.255.255")) {
            bad.add(new Node(KeyPair.random(world.random).open(), new InetSocketAddress(ip, 33445)));
        }
        policy = request -> nothing(bad);
        person();
        world.pass(10_000);
        assertFalse(requests.isEmpty());
        assertTrue(world.sent.stream().allMatch(packet -> packet.to().equals(PLACE)), world.seed());
    }

    @Test
    void everNewNodesAreAskedWithinBounds() {
        policy = request -> {
            List<Node> more = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                more.add(new Node(KeyPair.random(world.random).open(), World.address(2 + world.random.nextInt(90))));
            }
            return nothing(more);
        };
        person();
        world.pass(30_000);
        assertTrue(world.sent.size() < 31 * 25, world.sent.size() + " sent, " + world.seed());
    }

    @Test
    void aPingIdOfZerosMakesNoPingPong() {
        policy = request -> new AnnounceResponse(AnnounceResponse.NOTHING, null, PingId.NONE, List.of());
        person();
        world.pass(30_000);
        assertTrue(requests.size() < 13, requests.size() + " requests");
    }

    @Test
    void aPingIdIsAnsweredOnceAtOnceAndThenEveryThreeSeconds() {
        person();
        world.pass(30_000);
        assertTrue(requests.size() < 14, requests.size() + " requests");
        assertTrue(
                requests.stream().skip(1).noneMatch(request -> request.pingId().equals(PingId.NONE)));
    }

    @Test
    void aStoredKeyThatIsNotOursIsNotBeingAnnounced() {
        PublicKey other = KeyPair.random(world.random).open();
        policy = request -> new AnnounceResponse(AnnounceResponse.OTHER, other, null, List.of());
        World.Person ann = person();
        world.pass(10_000);
        assertFalse(ann.client.announced());
        policy = request -> new AnnounceResponse(AnnounceResponse.OTHER, request.dataKey(), null, List.of());
        world.pass(10_000);
        assertTrue(ann.client.announced());
    }

    @Test
    void whoIsStoredIsAnnouncedEveryFifteenSecondsAndThenEveryTwoMinutes() {
        policy = request -> new AnnounceResponse(AnnounceResponse.SELF, null, pingId(), List.of());
        person();
        world.pass(60_000);
        assertTrue(requests.size() >= 4 && requests.size() <= 6, requests.size() + " requests");
        world.pass(60_000);
        requests.clear();
        world.pass(360_000);
        assertTrue(requests.size() >= 2 && requests.size() <= 4, requests.size() + " requests");
    }

    @Test
    void whoNeverAnswersAgainIsGivenUp() {
        policy = request -> new AnnounceResponse(AnnounceResponse.SELF, null, pingId(), List.of());
        World.Person ann = person();
        world.pass(5000);
        assertTrue(ann.client.announced());
        mute = true;
        world.pass(60_000);
        assertFalse(ann.client.announced());
    }

    @Test
    void anAnswerNobodyAskedForIsIgnored() {
        World.Person ann = person();
        world.pass(2000);
        BoxKey key = BoxKey.between(pair.secret(), ann.key());
        AnnounceResponse lie = new AnnounceResponse(AnnounceResponse.SELF, null, pingId(), List.of());
        for (long sendback = -1000; sendback < 1000; sendback++) {
            ByteBuffer answer = wrap(token, lie.seal(sendback, key, Nonce.random(world.random)));
            assertFalse(ann.client.receive(PLACE, answer));
            assertTrue(answer.hasRemaining());
        }
        assertFalse(ann.client.announced());
    }

    @Test
    void anAnswerWithoutOurReturnDataIsIgnoredAndItsReplayToo() {
        mute = true;
        World.Person ann = person();
        world.pass(100);
        BoxKey key = BoxKey.between(pair.secret(), ann.key());
        long sendback = requests.get(0).sendback();
        ByteBuffer reply = new AnnounceResponse(AnnounceResponse.SELF, null, pingId(), List.of())
                .seal(sendback, key, Nonce.random(world.random));
        assertFalse(ann.client.receive(PLACE, wrap(ByteBuffer.allocate(ReturnPath.FULL), reply.duplicate())));
        assertFalse(ann.client.receive(PLACE, reply.duplicate()));
        assertFalse(ann.client.announced());
        assertTrue(ann.client.receive(PLACE, wrap(token, reply.duplicate())));
        assertTrue(ann.client.announced());
        assertFalse(ann.client.receive(PLACE, wrap(token, reply.duplicate())));
    }

    private void asked(InetSocketAddress from, ByteBuffer packet) {
        token = packet.slice(packet.remaining() - ReturnPath.FULL, ReturnPath.FULL);
        OnionLayers.Layer layer = OnionLayers.read(packet, ReturnPath.FULL);
        BoxKey key = BoxKey.between(pair.secret(), layer.sender());
        AnnounceRequest request = AnnounceRequest.open(key, layer.nonce(), layer.box());
        if (request != null) {
            requests.add(request);
        }
        if (request != null && !mute) {
            ByteBuffer answer = policy.apply(request).seal(request.sendback(), key, Nonce.random(world.random));
            out.send(from, wrap(token, answer));
        }
    }

    private static ByteBuffer wrap(ByteBuffer token, ByteBuffer answer) {
        return ByteBuffer.allocate(1 + ReturnPath.FULL + answer.remaining())
                .put((byte) OnionKind.BACK_C)
                .put(token.duplicate())
                .put(answer)
                .flip();
    }

    private AnnounceResponse nothing(List<Node> told) {
        return new AnnounceResponse(AnnounceResponse.NOTHING, null, pingId(), told);
    }

    private static PingId pingId() {
        byte[] bytes = new byte[PingId.SIZE];
        bytes[0] = 1;
        return new PingId(bytes);
    }
}
