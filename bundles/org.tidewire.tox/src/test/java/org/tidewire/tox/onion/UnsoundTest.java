package org.tidewire.tox.onion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Collections;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewire.tox.crypto.BoxKey;
import org.tidewire.tox.crypto.KeyPair;
import org.tidewire.tox.crypto.Nonce;
import org.tidewire.tox.crypto.PublicKey;
import org.tidewire.tox.dht.Node;
import org.tidewire.tox.dht.PackedNode;

/** Answers that open and are none, and paths that are none. */
class UnsoundTest {
    private static final Node NODE = new Node(PublicKey.of(new byte[PublicKey.SIZE]), World.address(50));

    private final SecureRandom random = new SecureRandom();
    private final BoxKey key = BoxKey.random(random);
    private final Nonce nonce = Nonce.random(random);

    private AnnounceResponse open(ByteBuffer plain) {
        ByteBuffer packet = ByteBuffer.allocate(Nonce.SIZE + BoxKey.MAC + plain.remaining());
        nonce.write(packet);
        key.seal(nonce, plain, packet);
        return AnnounceResponse.open(key, packet.flip());
    }

    private static ByteBuffer plain(int stored, int length) {
        return ByteBuffer.allocate(length).put(0, (byte) stored);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 3, 127, -128})
    void nothingElseThanThreeThingsCanBeStored(int stored) {
        assertNull(open(plain(stored, 33)));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void aShortAnswerOrOneWithHalfANodeIsNone(int stored) {
        assertEquals(stored, open(plain(stored, 33)).stored());
        assertNull(open(plain(stored, 32)));
        assertNull(open(plain(stored, 34)));
    }

    @Test
    void anAnswerThatDoesNotOpenIsNone() {
        ByteBuffer packet = ByteBuffer.allocate(Nonce.SIZE + BoxKey.MAC + 33);
        assertNull(AnnounceResponse.open(key, packet));
    }

    @Test
    void aRelayIsNoNodeToAsk() {
        ByteBuffer plain = ByteBuffer.allocate(33 + 2 * PackedNode.LONGEST).position(33);
        new PackedNode(NODE, true).write(plain);
        new PackedNode(NODE, false).write(plain);
        assertEquals(List.of(NODE), open(plain.flip()).nodes());
    }

    @Test
    void aPathHasThreeHopsOrTwoBehindARelayAndAllTheirKeys() {
        KeyPair pair = KeyPair.random(random);
        for (int count : new int[] {0, 1, 4}) {
            assertThrows(IllegalArgumentException.class, () -> hops(count, count, count, pair));
        }
        assertThrows(IllegalArgumentException.class, () -> hops(3, 2, 3, pair));
        assertThrows(IllegalArgumentException.class, () -> hops(3, 3, 2, pair));
        assertEquals(NODE, hops(2, 2, 2, pair).last());
        assertEquals(NODE, hops(3, 3, 3, pair).first());
    }

    private Hops hops(int nodes, int names, int keys, KeyPair pair) {
        return new Hops(
                Collections.nCopies(nodes, NODE),
                Collections.nCopies(names, pair.open()),
                Collections.nCopies(keys, key));
    }
}
