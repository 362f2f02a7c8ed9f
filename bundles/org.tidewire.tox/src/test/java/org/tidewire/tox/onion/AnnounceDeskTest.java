package org.tidewire.tox.onion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.tidewire.tox.crypto.BoxKey;
import org.tidewire.tox.crypto.KeyPair;
import org.tidewire.tox.crypto.PublicKey;
import org.tidewire.tox.net.Datagrams;

class AnnounceDeskTest {
    private static final InetSocketAddress FROM = World.address(50);
    private static final InetSocketAddress OTHER = World.address(51);
    private static final PublicKey NO_KEY = PublicKey.of(new byte[32]);

    private final Exchange desk = new Exchange(6);
    private final KeyPair ann = KeyPair.random(desk.world.random);
    private final KeyPair bob = KeyPair.random(desk.world.random);
    private final PublicKey dataKey = KeyPair.random(desk.world.random).open();

    @Test
    void oneIsStoredWithThePingIdAndNotWithout() {
        AnnounceResponse first = desk.ask(FROM, ann, own(PingId.NONE));
        assertEquals(AnnounceResponse.NOTHING, first.stored());
        assertEquals(
                AnnounceResponse.NOTHING, desk.ask(FROM, ann, own(PingId.NONE)).stored());
        assertEquals(AnnounceResponse.NOTHING, search().stored());
        assertEquals(
                AnnounceResponse.SELF, desk.ask(FROM, ann, own(first.pingId())).stored());
        AnnounceResponse found = search();
        assertEquals(AnnounceResponse.OTHER, found.stored());
        assertEquals(dataKey, found.dataKey());
    }

    @Test
    void aPingIdIsGoodForOneAddressAndOneKey() {
        PingId pingId = desk.ask(FROM, ann, own(PingId.NONE)).pingId();
        assertEquals(AnnounceResponse.NOTHING, desk.ask(OTHER, ann, own(pingId)).stored());
        AnnounceRequest stolen = new AnnounceRequest(pingId, bob.open(), dataKey, 1);
        assertEquals(AnnounceResponse.NOTHING, desk.ask(FROM, bob, stolen).stored());
        InetSocketAddress otherPort = new InetSocketAddress(FROM.getAddress(), FROM.getPort() + 1);
        assertEquals(
                AnnounceResponse.NOTHING, desk.ask(otherPort, ann, own(pingId)).stored());
    }

    @Test
    void aPingIdIsGoodForFiveMinutesAndNotForTen() {
        PingId pingId = desk.ask(FROM, ann, own(PingId.NONE)).pingId();
        desk.pass(299);
        assertEquals(AnnounceResponse.SELF, desk.ask(FROM, ann, own(pingId)).stored());
        desk.pass(301);
        assertEquals(AnnounceResponse.NOTHING, desk.ask(FROM, ann, own(pingId)).stored());
    }

    @Test
    void nobodyCanAnnounceAnother() {
        PingId pingId = desk.ask(FROM, bob, new AnnounceRequest(PingId.NONE, ann.open(), dataKey, 1))
                .pingId();
        desk.ask(FROM, bob, new AnnounceRequest(pingId, ann.open(), dataKey, 1));
        assertEquals(AnnounceResponse.NOTHING, search().stored());
        AnnounceRequest forBob = new AnnounceRequest(PingId.NONE, bob.open(), NO_KEY, 1);
        assertEquals(AnnounceResponse.NOTHING, desk.ask(OTHER, ann, forBob).stored());
    }

    @Test
    void anAnnouncementLivesFiveMinutes() {
        desk.store(FROM, ann, dataKey);
        desk.pass(299);
        assertEquals(AnnounceResponse.OTHER, search().stored());
        desk.pass(2);
        assertEquals(AnnounceResponse.NOTHING, search().stored());
    }

    @Test
    void anotherDataKeyIsNotYetStoredAndThenIs() {
        desk.store(FROM, ann, NO_KEY);
        AnnounceResponse answer = desk.ask(FROM, ann, own(PingId.NONE));
        assertEquals(AnnounceResponse.NOTHING, answer.stored());
        assertEquals(
                AnnounceResponse.SELF, desk.ask(FROM, ann, own(answer.pingId())).stored());
        assertEquals(dataKey, search().dataKey());
    }

    @Test
    void theFourNearestNodesAreTold() {
        assertEquals(desk.nodes.closest(ann.open(), 4, null), search().nodes());
    }

    @Test
    void dataGoesTheWayThatTheAnnouncementCame() {
        desk.store(FROM, ann, dataKey);
        ByteBuffer request = dataFor(ann.open());
        World.Sent sent = desk.receive(OTHER, request).get(0);
        assertEquals(FROM, sent.to());
        ByteBuffer packet = sent.packet();
        assertEquals(OnionKind.BACK_C, sent.kind());
        assertEquals(ByteBuffer.allocate(ReturnPath.FULL), packet.slice(1, ReturnPath.FULL));
        assertEquals((byte) OnionKind.DATA_RESPONSE, packet.get(1 + ReturnPath.FULL));
        int head = 1 + PublicKey.SIZE;
        assertEquals(
                request.slice(head, request.remaining() - head - ReturnPath.FULL),
                packet.slice(2 + ReturnPath.FULL, packet.remaining() - 2 - ReturnPath.FULL));
        assertTrue(packet.remaining() < request.remaining());
    }

    @Test
    void dataForOneWhoIsNotAnnouncedIsDropped() {
        desk.store(FROM, ann, dataKey);
        assertEquals(List.of(), desk.receive(OTHER, dataFor(bob.open())));
    }

    @Test
    void anAnswerIsNoLongerThanFourNodesMakeIt() {
        int length = desk.receive(FROM, desk.announce(ann, own(PingId.NONE)))
                .get(0)
                .packet()
                .remaining();
        assertEquals(1 + ReturnPath.FULL + 1 + 8 + 24 + 16 + 1 + 32 + 4 * 39, length);
        assertEquals(286, AnnounceResponse.LONGEST);
    }

    @Test
    void aRequestOfAnyOtherLengthIsNotAnswered() {
        ByteBuffer request = desk.announce(ann, own(PingId.NONE));
        for (int length = 0; length < request.remaining(); length++) {
            assertEquals(List.of(), desk.receive(FROM, request.slice(0, length)), length + " bytes");
        }
        ByteBuffer longer =
                ByteBuffer.allocate(request.remaining() + 1).put(request).rewind();
        assertEquals(List.of(), desk.receive(FROM, longer));
    }

    @Test
    void aFloodOfKeysIsServedWithinBoundsAndLeavesKnownKeysAlone() {
        desk.ask(FROM, ann, own(PingId.NONE));
        int answers = 0;
        for (int i = 0; i < 400; i++) {
            KeyPair one = KeyPair.random(desk.world.random);
            AnnounceRequest request = new AnnounceRequest(PingId.NONE, one.open(), dataKey, i);
            answers += desk.receive(OTHER, desk.announce(one, request)).size();
        }
        assertTrue(answers < 256, answers + " answers");
        assertNotEquals(null, desk.ask(FROM, ann, own(PingId.NONE)));
    }

    @Test
    void atMostSoManyPacketsAreServedASecond() {
        ByteBuffer request = desk.announce(ann, own(PingId.NONE));
        int answers = 0;
        for (int i = 0; i < 5000; i++) {
            answers += desk.receive(FROM, request).size();
        }
        assertEquals(4000, answers);
    }

    private AnnounceRequest own(PingId pingId) {
        return new AnnounceRequest(pingId, ann.open(), dataKey, 1);
    }

    private AnnounceResponse search() {
        return desk.ask(OTHER, bob, new AnnounceRequest(PingId.NONE, ann.open(), NO_KEY, 3));
    }

    private ByteBuffer dataFor(PublicKey receiver) {
        BoxKey key = BoxKey.between(bob.secret(), receiver);
        var letter = new OnionData.Letter(bob.open(), key, ByteBuffer.allocate(100));
        byte[] sealed = OnionData.seal(receiver, dataKey, letter, desk.world.random);
        assertTrue(sealed.length + ReturnPath.FULL <= Datagrams.LIMIT);
        return ByteBuffer.allocate(sealed.length + ReturnPath.FULL).put(sealed).rewind();
    }
}
