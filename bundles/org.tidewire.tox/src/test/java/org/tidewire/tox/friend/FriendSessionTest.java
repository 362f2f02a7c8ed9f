package org.tidewire.tox.friend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.tidewire.tox.identity.Profile;
import org.tidewire.tox.identity.UserStatus;

class FriendSessionTest {
    private static final List<String> PROFILE = List.of("48 61", "49 62", "50 01");

    private final Recorder recorder = new Recorder();
    private long millis = 5_000_000;
    private final FriendSession session =
            new FriendSession(recorder, new Profile("a", "b", UserStatus.AWAY), recorder, () -> millis * 1_000_000);

    @Test
    void aLinkBeginsWithOnlineAndASignOfLife() {
        session.begin();
        assertEquals(List.of("24", "16"), recorder.sentNow());
        assertFalse(session.online());
    }

    @Test
    void whoComesOnlineIsToldWhoWeAre() {
        session.begin();
        recorder.sentNow();
        receive(24, "");
        assertTrue(session.online());
        assertEquals(PROFILE, recorder.sentNow());
        assertEquals(List.of("online"), recorder.heardNow());
        receive(24, "");
        assertEquals(List.of(), recorder.sentNow());
        assertEquals(List.of(), recorder.heardNow());
    }

    @Test
    void anOnlineBeforeOursIsAnswered() {
        receive(24, "");
        assertEquals(List.of("24", "16", "48 61", "49 62", "50 01"), recorder.sentNow());
    }

    @Test
    void anOnlineWithABodyIsNone() {
        session.begin();
        receive(24, "00");
        assertFalse(session.online());
    }

    @Test
    void nothingIsHeardOfWhoIsNotOnline() {
        session.begin();
        receive(48, "61");
        receive(64, "61");
        receive(25, "");
        receive(82, "0061");
        receive(81, "000000");
        assertEquals(List.of(), recorder.heardNow());
        receive(17, "82 7f000001 01bb" + "11".repeat(32));
        assertEquals(List.of("relays 1"), recorder.heardNow());
    }

    @Test
    void whoGoesOfflineMayComeBack() {
        online();
        receive(25, "");
        assertFalse(session.online());
        receive(64, "61");
        assertEquals(List.of("offline"), recorder.heardNow());
        assertThrows(IllegalStateException.class, () -> session.message(MessageKind.NORMAL, "x"));
        receive(24, "");
        session.tick();
        assertEquals(List.of("24", "48 61", "49 62", "50 01"), recorder.sentNow());
    }

    @Test
    void aFloodOfComingsAndGoingsIsAnsweredOnce() {
        online();
        for (int i = 0; i < 1000; i++) {
            receive(25, "");
            receive(24, "");
        }
        session.tick();
        assertEquals(4, recorder.sentNow().size());
    }

    @Test
    void aSignOfLifeGoesOutEveryEightSeconds() {
        session.begin();
        recorder.sentNow();
        for (int i = 0; i < 310; i++) {
            millis += 100;
            session.tick();
        }
        assertEquals(List.of("16", "16", "16"), recorder.sentNow());
    }

    @Test
    void aFriendSilentForThirtyTwoSecondsIsGone() {
        online();
        millis += 31_999;
        receive(64, "61");
        session.tick();
        recorder.heardNow();
        millis += 1;
        session.tick();
        assertEquals(List.of("timed out"), recorder.heardNow());
        assertTrue(recorder.killed);
        assertFalse(session.online());
        recorder.sentNow();
        millis += 100_000;
        session.tick();
        receive(24, "");
        assertEquals(List.of(), recorder.sentNow());
        assertEquals(List.of(), recorder.heardNow());
    }

    @Test
    void signsOfLifeKeepAFriend() {
        online();
        for (int i = 0; i < 20; i++) {
            millis += 31_999;
            receive(16, "");
            session.tick();
        }
        assertTrue(session.online());
    }

    @Test
    void aFullLinkCostsNoProfileAndNoSignOfLife() {
        recorder.room = 1;
        session.begin();
        receive(24, "");
        session.profile(new Profile("c", "b", UserStatus.AWAY));
        assertEquals(List.of("24"), recorder.sentNow());
        recorder.room = 100;
        session.tick();
        assertEquals(List.of("16", "48 63", "49 62", "50 01"), recorder.sentNow());
    }

    @Test
    void onlyWhatChangedIsToldAgain() {
        online();
        session.profile(new Profile("a", "c", UserStatus.AWAY));
        assertEquals(List.of("49 63"), recorder.sentNow());
    }

    @Test
    void theFriendsProfileIsHeardWhenItChanges() {
        online();
        receive(48, "c3bc0a");
        receive(48, "c3bc0a");
        receive(49, "");
        receive(50, "02");
        receive(50, "03");
        receive(50, "0000");
        receive(48, "61".repeat(129));
        receive(49, "61".repeat(1008));
        assertEquals(List.of("profile ü //NONE", "profile ü //NONE", "profile ü //BUSY"), recorder.heardNow());
        receive(48, "ff".repeat(128));
        assertEquals("?".repeat(128), session.theirProfile().name());
    }

    @Test
    void messagesGoBothWays() {
        online();
        receive(64, "68690a1b");
        receive(65, "68");
        receive(64, "");
        receive(64, "61".repeat(1373));
        assertEquals(List.of("NORMAL hi\n?", "ACTION h"), recorder.heardNow());
        assertEquals(0, session.message(MessageKind.NORMAL, "ü"));
        assertEquals(1, session.message(MessageKind.ACTION, "x".repeat(1372)));
        assertEquals("64 c3bc", recorder.sentNow().get(0));
        assertThrows(IllegalArgumentException.class, () -> session.message(MessageKind.NORMAL, ""));
        assertThrows(IllegalArgumentException.class, () -> session.message(MessageKind.NORMAL, "ü".repeat(687)));
        assertTrue(session.acknowledged(7));
        assertFalse(session.acknowledged(6));
    }

    @Test
    void filePacketsArePassedOn() {
        online();
        receive(80, "05 00000000 0000000000000010" + "22".repeat(32) + "61");
        receive(81, "01 05 03 0000000000000008");
        receive(82, "056263");
        assertEquals(List.of("request 5 a", "control RECEIVING 5 SEEK 8", "data 5 bc"), recorder.heardNow());
        session.send(new FileControlPacket(FileRole.RECEIVING, 5, FileControlKind.ACCEPT));
        session.send(new FileDataPacket(9, ByteBuffer.wrap("z".getBytes(StandardCharsets.UTF_8))));
        assertEquals(List.of("81 010500", "82 097a"), recorder.sentNow());
    }

    @Test
    void noPacketBreaksASession() {
        long seed = new SecureRandom().nextLong();
        Random random = new Random(seed);
        online();
        for (int i = 0; i < 60_000; i++) {
            int id = random.nextInt(4) == 0 ? 80 + random.nextInt(3) : random.nextInt(256);
            byte[] body = new byte[random.nextInt(random.nextBoolean() ? 16 : 1400)];
            random.nextBytes(body);
            try {
                session.received(id, ByteBuffer.wrap(body));
                session.received(24, ByteBuffer.allocate(0));
            } catch (RuntimeException e) {
                throw new AssertionError("seed " + seed + ", packet " + i + ", id " + id, e);
            }
        }
        assertTrue(session.online());
        assertFalse(recorder.heardNow().isEmpty());
    }

    private void online() {
        session.begin();
        receive(24, "");
        recorder.sentNow();
        recorder.heardNow();
    }

    private void receive(int id, String hex) {
        session.received(id, ByteBuffer.wrap(HexFormat.of().parseHex(hex.replace(" ", ""))));
    }
}
