package org.tidewire.tox.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.tidewire.tox.crypto.KeyPair;
import org.tidewire.tox.crypto.PublicKey;
import org.tidewire.tox.dht.Node;
import org.tidewire.tox.dht.PackedNode;
import org.tidewire.tox.identity.OutgoingRequest;

/** What is believed of what others say of where they are. */
class AnnouncesTest {
    private static final long NEWS = 1_800_000_000L;

    private final Town town = new Town(25);
    private final Person guide = town.person("guide", Town.address(1));
    private final Person anna = town.person("anna", Town.address(2));

    /** Somebody in the DHT of whom anna knows. */
    private Visitor visitor(KeyPair real, int host) {
        Visitor visitor = new Visitor(town, real, Town.address(host));
        visitor.dht.bootstrap(anna.address, anna.node.dhtKey());
        town.pass(5_000);
        return visitor;
    }

    private Visitor stranger() {
        return visitor(KeyPair.random(town.random), 30);
    }

    private Visitor asked() {
        Visitor visitor = stranger();
        var request = new OutgoingRequest(guide.identity.id().nospam(), "hello");
        anna.node.add(new Contact(visitor.key(), request, List.of(), null));
        return visitor;
    }

    private boolean confirmed(Visitor visitor) {
        return anna.node.friend(visitor.key()).confirmed();
    }

    private PublicKey anyKey() {
        return KeyPair.random(town.random).open();
    }

    @Test
    void whoAnnouncesItselfTakesUsForAFriend() {
        Visitor visitor = asked();
        visitor.announce(anna, NEWS, visitor.dhtKey(), List.of());
        assertTrue(confirmed(visitor), town.toString());
    }

    @Test
    void anAnnounceOfAnotherKeyThanItsSendersIsIgnored() {
        Visitor visitor = asked();
        visitor.announce(anna, NEWS, anyKey(), List.of());
        assertFalse(confirmed(visitor), town.toString());
    }

    @Test
    void anAnnounceThatAStrangerPassesOnIsIgnored() {
        Visitor friend = asked();
        Visitor thief = new Visitor(town, friend.real.own(), Town.address(31));
        thief.dht.bootstrap(anna.address, anna.node.dhtKey());
        town.pass(5_000);
        thief.announce(anna, NEWS, friend.dhtKey(), List.of());
        assertFalse(confirmed(friend), town.toString());
    }

    @Test
    void anAnnounceOfAStrangerBringsAboutNothing() {
        Visitor stranger = stranger();
        Node told = new Node(anyKey(), Town.address(40));
        town.pass(10_000);
        List<Town.Sent> sent = new ArrayList<>();
        town.tap = packet -> {
            if (packet.to().equals(told.address())) {
                sent.add(packet);
            }
        };
        stranger.announce(anna, NEWS, stranger.dhtKey(), List.of(new PackedNode(told, false)));
        town.pass(10_000);
        assertEquals(List.of(), sent, town.toString());
        assertEquals(List.of(), anna.events);
        anna.node.add(stranger.contact());
        stranger.announce(anna, NEWS + 1, stranger.dhtKey(), List.of(new PackedNode(told, false)));
        assertFalse(sent.isEmpty(), "a friend's nodes are asked");
    }

    /** Anna's node as bert knows it after what was recorded of her first run is sent to him again in her second. */
    private void replay(int... kinds) {
        Person bert = town.person("bert", Town.address(3));
        anna.node.bootstrap(guide.place());
        bert.node.bootstrap(guide.place());
        town.pass(10_000);
        List<Town.Sent> recorded = new ArrayList<>();
        town.tap = sent -> {
            for (int kind : kinds) {
                if (sent.to().equals(bert.address) && sent.kind() == kind) {
                    recorded.add(sent);
                }
            }
        };
        bert.node.add(anna.contact());
        anna.node.add(kinds[0] == 0x20 ? bert.placed() : bert.contact());
        assertTrue(town.passUntil(() -> anna.sees(bert) && bert.sees(anna), 60_000) >= 0, town.toString());
        town.tap = sent -> {};
        anna.vanish();
        anna.start(Town.address(9));
        anna.node.bootstrap(guide.place());
        anna.node.add(bert.placed());
        town.pass(60_000);
        assertEquals(anna.place(), bert.node.friend(anna.key()).place(), town.toString());
        assertFalse(recorded.isEmpty());
        recorded.forEach(sent -> town.forge(sent.from(), bert, sent.bytes()));
        assertEquals(anna.place(), bert.node.friend(anna.key()).place(), town.toString());
        town.pass(1_000);
        assertEquals(anna.place(), bert.node.friend(anna.key()).place(), town.toString());
    }

    @Test
    void anOldAnnounceByDhtRequestIsNotBelievedAgain() {
        replay(0x20);
    }

    @Test
    void anOldAnnounceByTheOnionIsNotBelievedAgain() {
        replay(0x8c, 0x86);
    }

    @Test
    void aLinkedFriendThatAnnouncesAKeyWhereItIsNotStaysWhereItIs() {
        Visitor friend = stranger();
        anna.node.add(friend.contact());
        friend.visit(anna);
        Visitor clone = visitor(friend.real.own(), 31);
        town.network.leave(clone.address);
        clone.announce(anna, NEWS, clone.dhtKey(), List.of());
        town.pass(130_000);
        assertTrue(friend.linked(anna), town.toString());
        assertEquals(
                new Node(friend.dhtKey(), friend.address),
                anna.node.friend(friend.key()).place(),
                town.toString());
    }

    @Test
    void aFriendThatClaimsAnothersKeyTakesNothingFromIt() {
        Visitor good = stranger();
        anna.node.add(good.contact());
        Visitor bad = visitor(KeyPair.random(town.random), 31);
        anna.node.add(bad.contact());
        good.announce(anna, NEWS, good.dhtKey(), List.of());
        Node relay = new Node(anyKey(), Town.address(60));
        good.announce(anna, NEWS + 1, good.dhtKey(), List.of(new PackedNode(relay, true)));
        town.pass(1_000);
        assertEquals(List.of(relay.address()), town.relays.dialled(), town.toString());
        // It cannot seal a request with the key, but a handshake's or the onion's word counts.
        anna.node.remove(bad.key());
        anna.node.add(new Contact(bad.key(), null, List.of(), new Node(good.dhtKey(), good.address)));
        bad.announce(anna, NEWS + 2, bad.dhtKey(), List.of());
        town.network.leave(good.address);
        long before = town.relays.dialled().size();
        town.pass(60_000);
        assertTrue(town.relays.dialled().size() > before, "the good one's relay is dialled no more, " + town);
    }
}
