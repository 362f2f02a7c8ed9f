package org.tidewire.tox.node;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What strangers can send, and what they get for it. */
class HostilePacketsTest {
    private static final int LONGEST = 2048;

    /** Announce requests and nodes requests are answered with nodes, which may be more than was asked with. */
    private static final List<Integer> ANSWERED_WITH_NODES = List.of(0x02, 0x83);

    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);
    private final Town town = new Town(26);
    private final Person guide = town.person("guide", Town.address(1));
    private final Person anna = town.person("anna", Town.address(2));
    private final Person bert = town.person("bert", Town.address(3));
    private final InetSocketAddress stranger = Town.address(66);
    private final Map<Integer, List<Town.Sent>> genuine = new TreeMap<>();
    private long answered;

    @BeforeEach
    void meet() {
        town.tap = this::record;
        for (int host = 10; host < 20; host++) {
            town.person("node" + host, Town.address(host)).node.bootstrap(guide.place());
        }
        anna.node.bootstrap(guide.place());
        bert.node.bootstrap(guide.place());
        Person.befriend(anna, bert);
        anna.say(bert, "before");
        bert.say(anna, "before");
        town.pass(30_000);
        town.tap = sent -> answered += sent.to().equals(stranger) ? sent.length() : 0;
    }

    private void record(Town.Sent sent) {
        if (sent.to().equals(anna.address)) {
            List<Town.Sent> some = genuine.computeIfAbsent(sent.kind(), kind -> new ArrayList<>());
            if (some.size() < 20) {
                some.add(sent);
            }
        }
    }

    private void send(byte[] packet) {
        assertDoesNotThrow(
                () -> town.forge(stranger, anna, packet),
                () -> "kind " + (packet[0] & 0xff) + ", " + packet.length + " bytes, seed " + seed);
    }

    private void assertFriendsStill() {
        town.pass(100);
        anna.say(bert, "after all");
        town.pass(500);
        assertTrue(bert.heard("anna: after all"), "seed " + seed);
        assertEquals(0, anna.count("offline bert"), "seed " + seed);
    }

    @Test
    void rubbishOfEveryKindAndLengthIsSurvivedAndNotAnswered() {
        for (int kind = 0; kind < 256; kind++) {
            for (int length = 1; length <= LONGEST; length++) {
                byte[] packet = new byte[length];
                random.nextBytes(packet);
                packet[0] = (byte) kind;
                send(packet);
                if (length % 64 == 0) {
                    town.pass(1);
                }
            }
        }
        assertEquals(0, answered, "seed " + seed);
        assertFriendsStill();
    }

    @Test
    void spoiledPacketsAreSurvivedAndBringNobodyMoreThanTheyCost() {
        assertTrue(
                genuine.keySet().containsAll(List.of(0x00, 0x01, 0x02, 0x04, 0x1b, 0x83, 0x8c)),
                genuine.keySet().toString());
        genuine.forEach((kind, packets) -> {
            long before = answered;
            long cost = 0;
            for (int i = 0; i < 500; i++) {
                byte[] packet =
                        spoil(packets.get(random.nextInt(packets.size())).bytes());
                send(packet);
                cost += packet.length;
                town.pass(1);
            }
            long most = ANSWERED_WITH_NODES.contains(kind) ? 5 * cost / 2 : cost;
            assertTrue(
                    answered - before <= most,
                    "kind " + kind + " brought " + (answered - before) + " for " + cost + " bytes, seed " + seed);
        });
        assertFriendsStill();
    }

    /** The same but for a bit, shorter, or longer; of the same kind. */
    private byte[] spoil(byte[] packet) {
        switch (random.nextInt(3)) {
            case 0 -> {
                byte[] other = packet.clone();
                other[1 + random.nextInt(packet.length - 1)] ^= (byte) (1 << random.nextInt(8));
                return other;
            }
            case 1 -> {
                return Arrays.copyOf(packet, 1 + random.nextInt(packet.length - 1));
            }
            default -> {
                return Arrays.copyOf(packet, packet.length + 1 + random.nextInt(100));
            }
        }
    }

    @Test
    void recordedPacketsFromElsewhereLeaveFriendsWhereTheyAre() {
        genuine.forEach((kind, packets) -> packets.forEach(sent -> {
            send(sent.bytes());
            town.pass(10);
        }));
        assertEquals(bert.place(), anna.node.friend(bert.key()).place(), town.toString());
        assertFriendsStill();
    }
}
