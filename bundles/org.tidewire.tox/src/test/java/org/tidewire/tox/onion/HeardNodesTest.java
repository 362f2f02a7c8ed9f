package org.tidewire.tox.onion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.tidewire.tox.crypto.PublicKey;
import org.tidewire.tox.dht.Node;

class HeardNodesTest {
    private final World world = new World(0);
    private final HeardNodes nodes = new HeardNodes(world.network, world.random);

    private static Node node(int number, int host) {
        byte[] key = new byte[PublicKey.SIZE];
        key[0] = (byte) number;
        return new Node(PublicKey.of(key), World.address(host));
    }

    private static Node node(int number) {
        return node(number, 1 + number % 250);
    }

    @Test
    void whoAnsweredIsPreferredToWhoMayNotBeThere() {
        for (int i = 0; i < 10; i++) {
            nodes.bootstrap(node(i));
        }
        nodes.answered(node(3));
        nodes.answered(node(20));
        for (int i = 0; i < 50; i++) {
            assertEquals(Set.of(node(3), node(20)), Set.copyOf(nodes.random(2)), world.seed());
        }
        assertEquals(11, Set.copyOf(nodes.random(100)).size());
        assertEquals(11, nodes.random(100).size());
    }

    @Test
    void anAnswerCountsForFiveMinutesAndIsNotForgotten() {
        nodes.answered(node(1));
        world.network.pass(299_999, () -> {});
        nodes.answered(node(2));
        assertEquals(2, nodes.random(2).size());
        world.network.pass(1, () -> {});
        for (int i = 0; i < 50; i++) {
            assertEquals(List.of(node(2), node(1)), nodes.random(2), world.seed());
        }
    }

    @Test
    void aNodeIsWhereItAnsweredLast() {
        nodes.bootstrap(node(1, 10));
        nodes.answered(node(1, 11));
        nodes.answered(node(1, 12));
        assertEquals(List.of(node(1, 12)), nodes.random(5));
    }

    @Test
    void aBoundedNumberIsKept() {
        for (int i = 0; i < 100; i++) {
            nodes.answered(node(i));
            nodes.answered(node(0));
            nodes.bootstrap(node(100 + i));
        }
        List<Node> expected = new ArrayList<>(List.of(node(0)));
        for (int i = 37; i < 100; i++) {
            expected.add(node(i));
        }
        for (int i = 168; i < 200; i++) {
            expected.add(node(i));
        }
        assertEquals(Set.copyOf(expected), Set.copyOf(nodes.random(1000)));
        assertTrue(nodes.random(0).isEmpty());
    }

    @Test
    void theNearestAreNamedInOrder() {
        nodes.bootstrap(node(5));
        nodes.answered(node(4));
        nodes.answered(node(8));
        assertEquals(List.of(node(4), node(5)), nodes.closest(node(4).key(), 2, null));
    }
}
