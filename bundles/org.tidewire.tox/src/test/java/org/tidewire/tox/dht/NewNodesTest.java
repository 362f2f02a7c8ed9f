package org.tidewire.tox.dht;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.SecureRandom;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.tidewire.tox.crypto.PublicKey;

class NewNodesTest {
    private final long seed = new SecureRandom().nextLong();
    private final Random chance = new Random(seed);
    private final NewNodes strangers = new NewNodes(chance);

    @Test
    void aBatchIsDueTwoSecondsAfterTheLast() {
        strangers.offer(node("192.0.2.1:1"));
        assertEquals(1, strangers.due(10).size());
        strangers.offer(node("192.0.2.1:1"));
        assertTrue(strangers.due(2_009).isEmpty());
        assertEquals(1, strangers.due(2_010).size());
        assertTrue(strangers.due(9_000).isEmpty());
    }

    @Test
    void oneNetworkGetsFourPlaces() {
        for (int i = 1; i <= 100; i++) {
            strangers.offer(node("192.0.2.1:" + i));
            strangers.offer(node("[2001:db8::" + i + "]:1"));
        }
        assertEquals(8, strangers.due(0).size());
    }

    @Test
    void whoComesAfterAFloodFromManyNetworksStillHasAChance() {
        int lucky = 0;
        for (int round = 0; round < 200; round++) {
            for (int i = 1; i <= 63; i++) {
                strangers.offer(node("192.0.2." + i + ":1"));
            }
            Node last = node("203.0.113.1:1");
            strangers.offer(last);
            List<Node> batch = strangers.due(round * 2_000L);
            assertEquals(32, batch.size());
            lucky += batch.contains(last) ? 1 : 0;
        }
        // An even chance: 100 of 200, give or take six times the spread.
        assertTrue(lucky > 58 && lucky < 142, lucky + " of 200, seed " + seed);
    }

    private Node node(String address) {
        byte[] key = new byte[PublicKey.SIZE];
        chance.nextBytes(key);
        return new Node(PublicKey.of(key), Wire.address(address));
    }
}
