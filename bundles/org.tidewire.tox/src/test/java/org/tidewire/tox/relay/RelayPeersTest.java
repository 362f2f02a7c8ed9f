package org.tidewire.tox.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.tidewire.tox.crypto.PublicKey;

/** What a relay may claim of peers and connection ids. */
class RelayPeersTest {
    private static final PublicKey ANN = key(1);
    private static final PublicKey BOB = key(2);

    private final RelayPeers peers = new RelayPeers();

    private static PublicKey key(int number) {
        byte[] bytes = new byte[PublicKey.SIZE];
        bytes[0] = (byte) number;
        bytes[1] = (byte) (number >> 8);
        return PublicKey.of(bytes);
    }

    @Test
    void aPeerIsAskedForOnceAndNoMoreThanThereAreIds() {
        for (int i = 0; i < RelayPeers.LIMIT; i++) {
            assertTrue(peers.ask(key(i)));
            assertFalse(peers.ask(key(i)));
        }
        assertFalse(peers.ask(key(RelayPeers.LIMIT)));
        assertEquals(0, peers.forget(key(7)), "it had no id yet");
        assertTrue(peers.ask(key(RelayPeers.LIMIT)));
    }

    @Test
    void aRelayCannotTakeBackAnId() {
        peers.ask(ANN);
        assertTrue(peers.routed(16, ANN));
        assertTrue(peers.routed(16, ANN), "the same once more");
        assertFalse(peers.routed(17, ANN));
        assertFalse(peers.routed(0, ANN));
        assertTrue(peers.taken(16));
        assertFalse(peers.taken(17));
    }

    @Test
    void aRelayCannotGiveAnIdTwice() {
        peers.ask(ANN);
        peers.ask(BOB);
        assertTrue(peers.routed(16, ANN));
        assertFalse(peers.routed(16, BOB));
        assertTrue(peers.routed(0, BOB), "it has none left");
        assertEquals(ANN, peers.connected(16));
        assertEquals(16, peers.forget(ANN));
        assertEquals(0, peers.forget(ANN));
        assertTrue(peers.routed(16, BOB));
    }

    @Test
    void onlyWhoWasConnectedIsReachable() {
        peers.ask(ANN);
        assertNull(peers.connected(16));
        peers.routed(16, ANN);
        assertEquals(0, peers.id(ANN));
        assertNull(peers.reachable(16));
        assertNull(peers.disconnected(16));
        assertEquals(ANN, peers.connected(16));
        assertNull(peers.connected(16));
        assertEquals(16, peers.id(ANN));
        assertEquals(List.of(ANN), peers.reachable());
        assertEquals(ANN, peers.disconnected(16));
        assertEquals(List.of(), peers.reachable());
        assertEquals(0, peers.id(BOB));
    }
}
