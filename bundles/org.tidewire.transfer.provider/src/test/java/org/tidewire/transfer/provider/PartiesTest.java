package org.tidewire.transfer.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.tidewire.storage.FilePath;
import org.tidewire.transfer.Direction;
import org.tidewire.transfer.FileId;
import org.tidewire.transfer.Friend;
import org.tidewire.transfer.Peer;

/** Between whom a transfer is, and about what. */
class PartiesTest {
    private static final Peer ANNA = Queued.ANNA;
    private static final Peer ELSEWHERE = new Peer(ANNA.name(), "there");
    private static final FilePath FILE = Queued.FILE;
    private static final FilePath OTHER = FilePath.of("/other");

    private final FileId id = FileId.random();
    private final FileId another = FileId.random();
    private final Parties download = parties(Direction.OUTGOING, Wire.WIRED);
    private final Parties upload = parties(Direction.INCOMING, Wire.WIRED);
    private final Parties sent = parties(Direction.OUTGOING, Wire.ABSENT);
    private final Parties received = parties(Direction.INCOMING, Wire.ABSENT);

    private Parties parties(Direction direction, Friend friend) {
        return parties(id, direction, ANNA, friend);
    }

    private static Parties parties(FileId file, Direction direction, Peer peer, Friend friend) {
        return new Parties(Queued.subject(1, file, direction, peer, FILE), () -> friend);
    }

    @Test
    void aWiredPeersIsOfThatPeerAndThatFileAlone() {
        assertTrue(download.isOf(ANNA, FILE));
        assertFalse(download.isOf(ELSEWHERE, FILE));
        assertFalse(download.isOf(ANNA, OTHER));
        assertFalse(sent.isOf(ANNA, FILE));
    }

    @Test
    void anOfferIsWhatThatFriendOfferedUnderThatId() {
        assertTrue(received.isOffer("anna", id));
        assertFalse(received.isOffer("bert", id));
        assertFalse(received.isOffer("anna", another));
        assertFalse(sent.isOffer("anna", id));
        assertFalse(upload.isOffer("anna", id));
    }

    @Test
    void weSendToFriendsAndClientsPutToUs() {
        assertTrue(sent.isSend() && upload.isPut());
        assertFalse(received.isSend() || download.isSend() || upload.isSend());
        assertFalse(received.isPut() || download.isPut() || sent.isPut());
    }

    @Test
    void oneIsTheSameIfFileDirectionAndPeerAre() {
        assertTrue(sent.isSameAs(parties(id, Direction.OUTGOING, ANNA, Wire.ABSENT)));
        assertFalse(sent.isSameAs(received));
        assertFalse(sent.isSameAs(parties(another, Direction.OUTGOING, ANNA, Wire.ABSENT)));
        assertFalse(sent.isSameAs(parties(id, Direction.OUTGOING, ELSEWHERE, Wire.ABSENT)));
    }

    @Test
    void onlyClientsHaveAnAccountWhoseLimitsCount() {
        assertEquals("anna", download.account());
        assertEquals("", sent.account());
    }
}
