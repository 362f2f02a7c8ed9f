package org.tidewire.tox.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tidewire.tox.crypto.KeyPair;
import org.tidewire.tox.dht.Node;
import org.tidewire.tox.dht.PackedNode;
import org.tidewire.tox.friend.ShareRelaysPacket;

/** The relays that friends tell each other. */
class SharedRelaysTest {
    private static final int SHARE = 17;

    private final Town town = new Town(24);
    private final Person anna = town.person("anna", Town.address(2));
    private final Visitor visitor = Visitor.of(town, 3);
    private final List<Long> shared = new ArrayList<>();

    @BeforeEach
    void visit() {
        anna.node.add(visitor.contact());
        visitor.visit(anna);
    }

    private PackedNode relay(int host) {
        return new PackedNode(new Node(KeyPair.random(town.random).open(), Town.address(host)), true);
    }

    private void share(PackedNode... relays) {
        ByteBuffer body = new ShareRelaysPacket(List.of(relays)).write();
        byte[] bytes = new byte[body.remaining()];
        body.get(bytes);
        visitor.send(anna, SHARE, bytes);
        town.pass(100);
    }

    @Test
    void theRelaysThatAFriendTellsAreDialled() {
        share(relay(50), relay(51));
        List<InetSocketAddress> dialled = town.relays.dialled();
        assertEquals(2, dialled.size(), town.toString());
        assertTrue(dialled.containsAll(List.of(Town.address(50), Town.address(51))), dialled.toString());
    }

    @Test
    void whatIsNoListOfRelaysIsPassedOver() {
        visitor.send(anna, SHARE, new byte[100]);
        visitor.send(anna, SHARE);
        town.pass(100);
        assertEquals(List.of(), town.relays.dialled());
    }

    @Test
    void aFriendThatTellsEverNewRelaysDoesNotMakeUsDialThemAll() {
        for (int i = 0; i < 300; i++) {
            share(relay(1 + i % 250), relay(1 + (i + 1) % 250), relay(1 + (i + 2) % 250));
        }
        // 300 packets in 30 s with three relays each; four of them count, and each relay is tried a few times.
        assertTrue(
                town.relays.dialled().size() <= 60,
                "dialled " + town.relays.dialled().size() + ", " + town);
    }

    @Test
    void newRelaysOfAFriendAreDialledLater() {
        share(relay(50));
        town.pass(120_000);
        share(relay(51));
        assertTrue(town.relays.dialled().contains(Town.address(51)), town.toString());
    }

    @Test
    void ourRelaysAreToldEveryTwoMinutes() {
        PackedNode own = new PackedNode(town.relays.relay(443), true);
        anna.node.relay(own.node());
        long begun = town.millis();
        for (int i = 0; i < 6_100; i++) {
            int before = visitor.received(SHARE).size();
            town.pass(100);
            if (visitor.received(SHARE).size() > before) {
                shared.add(town.millis());
            }
        }
        assertEquals(6, shared.size(), "told at " + shared + ", " + town);
        assertTrue(shared.get(0) - begun < 2_000, "told at " + shared);
        for (int i = 1; i < 6; i++) {
            assertTrue(Math.abs(shared.get(i) - shared.get(i - 1) - 120_000) <= 600, "told at " + shared);
        }
        ByteBuffer expected = new ShareRelaysPacket(List.of(own)).write();
        assertEquals(
                expected,
                ByteBuffer.wrap(HexFormat.of().parseHex(visitor.received(SHARE).get(0))));
    }

    @Test
    void withoutARelayNoneIsTold() {
        town.pass(300_000);
        assertEquals(List.of(), visitor.received(SHARE), town.toString());
        assertTrue(visitor.linked(anna), town.toString());
    }
}
