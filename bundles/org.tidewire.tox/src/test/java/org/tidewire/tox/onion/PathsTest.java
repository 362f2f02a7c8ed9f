package org.tidewire.tox.onion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.tidewire.tox.crypto.KeyPair;
import org.tidewire.tox.crypto.SharedKeys;
import org.tidewire.tox.dht.Node;

class PathsTest {
    private final World world = new World(12);
    private final Surroundings around = around(12);
    private final Paths paths = new Paths(around);
    private final Node node = world.members.get(0).node();

    @Test
    void anUnconfirmedPathIsGivenUpAfterTwoTriesAndFourSeconds() {
        Passage path = paths.passage(node, null);
        path.asked();
        wait(30_000);
        assertTrue(path.open());
        path.asked();
        wait(3999);
        path.asked();
        assertTrue(path.open());
        wait(1);
        assertFalse(path.open());
    }

    @Test
    void aConfirmedPathIsGivenUpAfterFourTriesAndTenSeconds() {
        Passage path = paths.passage(node, null);
        path.answered();
        for (int i = 0; i < 4; i++) {
            assertTrue(path.open());
            path.asked();
        }
        wait(9999);
        assertTrue(path.open());
        wait(1);
        assertFalse(path.open());
    }

    @Test
    void noPathIsUsedForMoreThanTwentyMinutes() {
        Passage path = paths.passage(node, null);
        path.answered();
        wait(1_199_999);
        assertSame(path, paths.passage(node, path));
        wait(1);
        assertFalse(path.open());
    }

    @Test
    void thereAreSixPathsOfThreeNodes() {
        Set<Passage> seen = new HashSet<>();
        for (int i = 0; i < 500; i++) {
            seen.add(paths.passage(new Node(KeyPair.random(world.random).open(), World.address(99)), null));
        }
        assertEquals(6, seen.size(), world.seed());
    }

    @Test
    void aPathThatRepeatsNodesIsSoonTriedAnew() {
        Passage path = new Paths(around(2)).passage(node, null);
        wait(29_999);
        assertTrue(path.open());
        wait(1);
        assertFalse(path.open());
        assertNull(new Paths(around(0)).passage(node, null));
    }

    @Test
    void aNodeIsNotAskedThroughItselfWhereThatCanBeAvoided() {
        for (int i = 0; i < 100; i++) {
            Paths fresh = new Paths(around);
            assertFalse(((Path) fresh.passage(node, null)).endsAt(node), world.seed());
        }
    }

    @Test
    void oneDeadNodeOfThreeDoesNotSpoilAllPathsForLong() {
        Paths few = new Paths(around(3));
        Node dead = world.members.get(1).node();
        Node far = new Node(KeyPair.random(world.random).open(), World.address(99));
        int good = 0;
        for (int second = 0; second < 60; second++) {
            for (int i = 0; i < 6; i++) {
                Path path = (Path) few.passage(far, null);
                path.asked();
                if (!path.nodes().contains(dead)) {
                    path.answered();
                    good += second >= 40 ? 1 : 0;
                }
            }
            wait(1000);
        }
        assertTrue(good > 60, "of 120 requests only " + good + " came through; " + world.seed());
    }

    @Test
    void nodesOfAFailedPathAreDoubtedForTwoMinutesAtMost() {
        Doubts doubts = new Doubts(world.network);
        List<Node> three =
                world.members.subList(0, 3).stream().map(World.Member::node).toList();
        doubts.failed(three.subList(0, 2));
        assertEquals(List.of(three.get(2), three.get(0)), doubts.choose(three, 3, true));
        assertEquals(three.subList(2, 3), doubts.choose(three, 3, false));
        assertEquals(three.subList(2, 3), doubts.choose(three, 1, true));
        assertEquals(three.subList(0, 1), doubts.choose(three.subList(0, 2), 3, false));
        doubts.works(three.subList(1, 2));
        assertEquals(List.of(three.get(1), three.get(2)), doubts.choose(three, 2, true));
        wait(122_000);
        assertEquals(three, doubts.choose(three, 3, false));
    }

    private Surroundings around(int known) {
        List<World.Member> some = world.members.subList(0, known);
        SharedKeys dht = new SharedKeys(KeyPair.random(world.random));
        return new Surroundings(dht, (to, packet) -> {}, world.known(some), world.network, world.random);
    }

    private void wait(int millis) {
        world.network.pass(millis, () -> {});
    }
}
