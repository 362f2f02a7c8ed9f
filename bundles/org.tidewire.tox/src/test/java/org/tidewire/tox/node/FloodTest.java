package org.tidewire.tox.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetSocketAddress;
import java.util.Random;

import org.junit.jupiter.api.Test;

/** Floods from one address, of packets that are of a sound size, while friends talk. */
class FloodTest {
    private static final int COOKIE_REQUEST = 145;
    private static final int HANDSHAKE = 385;
    private static final int ONION = 500;
    private static final int ANNOUNCE = 354;
    private static final int NODES_REQUEST = 113;
    private static final int PER_MILLI = 20;
    private static final int MESSAGES = 20;

    private final Town town = new Town(27);
    private final Random random = new Random(27);
    private final Person guide = town.person("guide", Town.address(1));
    private final Person anna = town.person("anna", Town.address(2));
    private final Person bert = town.person("bert", Town.address(3));

    private void flood(InetSocketAddress from, int kind, int length) {
        for (int i = 0; i < PER_MILLI; i++) {
            byte[] packet = new byte[length];
            random.nextBytes(packet);
            packet[0] = (byte) kind;
            town.forge(from, anna, packet);
        }
    }

    private void talkIn(InetSocketAddress from, int kind, int length) {
        anna.node.bootstrap(guide.place());
        bert.node.bootstrap(guide.place());
        Person.befriend(anna, bert);
        town.chores.add(() -> flood(from, kind, length));
        for (int i = 0; i < MESSAGES; i++) {
            anna.say(bert, "a" + i);
            bert.say(anna, "b" + i);
            town.pass(50);
            assertTrue(bert.heard("anna: a" + i), "message " + i + " to bert, " + town);
            assertTrue(anna.heard("bert: b" + i), "message " + i + " to anna, " + town);
        }
        assertEquals(0, anna.count("offline bert"), town.toString());
    }

    @Test
    void aFloodOfHandshakesLeavesFriendsAlone() {
        talkIn(Town.address(66), 0x1a, HANDSHAKE);
    }

    @Test
    void aFloodOfCookieRequestsLeavesFriendsAlone() {
        talkIn(Town.address(66), 0x18, COOKIE_REQUEST);
    }

    @Test
    void aFloodOfOnionPacketsLeavesFriendsAlone() {
        talkIn(Town.address(66), 0x80, ONION);
    }

    @Test
    void aFloodOfAnnouncesLeavesFriendsAlone() {
        talkIn(Town.address(66), 0x83, ANNOUNCE);
    }

    @Test
    void aFloodOfNodesRequestsLeavesFriendsAlone() {
        talkIn(Town.address(66), 0x02, NODES_REQUEST);
    }

    @Test
    void aFloodOfDataInTheNameOfTheFriendLeavesFriendsAlone() {
        talkIn(bert.address, 0x1b, ONION);
    }

    @Test
    void aFloodOfHandshakesInTheNameOfTheFriendLeavesFriendsAlone() {
        talkIn(bert.address, 0x1a, HANDSHAKE);
    }

    @Test
    void friendsLinkAnewInAFloodOfCookieRequests() {
        Person.befriend(anna, bert);
        town.chores.add(() -> flood(Town.address(66), 0x18, COOKIE_REQUEST));
        bert.vanish();
        bert.start(bert.address);
        bert.node.add(anna.placed());
        assertTrue(
                town.passUntil(() -> anna.count("online bert") == 2 && bert.sees(anna), 10_000) >= 0, town.toString());
    }
}
