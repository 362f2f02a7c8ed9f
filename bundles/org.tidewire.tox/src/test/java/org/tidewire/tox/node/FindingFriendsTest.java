package org.tidewire.tox.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetSocketAddress;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.tidewire.tox.crypto.KeyPair;
import org.tidewire.tox.dht.Node;

/** How friends are found, at first and again. */
class FindingFriendsTest {
    /** A restarted friend is to be there again so soon, in milliseconds; its old link dies only after 32 s. */
    private static final long SOON = 2_000;

    private final Town town = new Town(21);

    private long untilLinkedAnew(Person one, Person two, long atMost) {
        String event = "online " + two.name;
        long before = one.count(event);
        return town.passUntil(() -> one.count(event) > before && one.sees(two) && two.sees(one), atMost);
    }

    @Test
    void anAddressAndAKeyAreEnoughWithoutAnyNetwork() {
        Person anna = town.person("anna", Town.home(2));
        Person bert = town.person("bert", Town.home(3));
        bert.node.add(anna.contact());
        anna.node.add(bert.contact(bert.address));
        assertTrue(town.passUntil(() -> anna.sees(bert) && bert.sees(anna), SOON) >= 0, town.toString());
        anna.say(bert, "found by the book");
        town.pass(100);
        assertTrue(bert.heard("anna: found by the book"), town.toString());
    }

    @Test
    void aFriendThatComesToTheAddressLaterIsFoundThere() {
        Person anna = town.person("anna", Town.home(2));
        Person bert = town.person("bert", Town.home(3));
        bert.vanish();
        anna.node.add(bert.contact(bert.address));
        town.pass(60_000);
        bert.start(bert.address);
        bert.node.add(anna.contact());
        assertTrue(town.passUntil(() -> anna.sees(bert) && bert.sees(anna), 12_000) >= 0, town.toString());
    }

    @Test
    void aStrangerAtTheAddressGetsNoLink() {
        Person anna = town.person("anna", Town.home(2));
        Person bert = town.person("bert", Town.home(3));
        Person stranger = town.person("stranger", Town.home(4));
        stranger.node.add(anna.contact());
        anna.node.add(bert.contact(stranger.address));
        town.pass(60_000);
        assertEquals(List.of(), anna.events, town.toString());
        assertEquals(List.of(), stranger.events, town.toString());
        assertFalse(anna.node.friend(bert.key()).online());
        assertNull(anna.node.friend(bert.key()).place());
    }

    @Test
    void aFriendRestartedAtItsAddressIsBackAtOnceByOurPlace() {
        Person anna = town.person("anna", Town.address(2));
        Person bert = town.person("bert", Town.address(3));
        Person.befriend(anna, bert);
        town.pass(10_000);
        bert.vanish();
        bert.start(bert.address);
        bert.node.add(anna.placed());
        assertTrue(untilLinkedAnew(anna, bert, SOON) >= 0, town.toString());
        assertEquals(bert.place(), anna.node.friend(bert.key()).place());
        town.pass(40_000);
        assertEquals(2, anna.count("online bert"), town.toString());
        assertEquals(1, anna.count("offline bert"), town.toString());
    }

    @Test
    void twoThatWereKilledTogetherFindEachOtherAtTheNextPorts() {
        Person anna = town.person("anna", Town.home(2));
        Person bert = town.person("bert", Town.home(3));
        anna.node.add(bert.contact(bert.address));
        bert.node.add(anna.contact());
        assertTrue(town.passUntil(() -> anna.sees(bert) && bert.sees(anna), SOON) >= 0, town.toString());
        Contact toAnna = anna.placed();
        Contact toBert = bert.placed();
        anna.vanish();
        bert.vanish();
        anna.start(new InetSocketAddress(anna.address.getAddress(), anna.address.getPort() + 1));
        anna.node.add(toBert);
        town.pass(7_000);
        bert.start(new InetSocketAddress(bert.address.getAddress(), bert.address.getPort() + 2));
        bert.node.add(toAnna);
        assertTrue(town.passUntil(() -> anna.sees(bert) && bert.sees(anna), 12_000) >= 0, town.toString());
    }

    @Test
    void aFriendRestartedAtItsAddressIsBackAtOnceByTheAddressBook() {
        Person anna = town.person("anna", Town.home(2));
        Person bert = town.person("bert", Town.home(3));
        bert.node.add(anna.contact());
        anna.node.add(bert.contact(bert.address));
        assertTrue(town.passUntil(() -> anna.sees(bert), SOON) >= 0, town.toString());
        bert.vanish();
        bert.start(bert.address);
        bert.node.add(anna.contact(anna.address));
        assertTrue(untilLinkedAnew(anna, bert, SOON) >= 0, town.toString());
    }

    @Test
    void aFriendRestartedAtItsAddressIsBackAtOnceByABootstrapNode() {
        restartedByAGuide(Town.address(3), SOON);
    }

    @Test
    void aFriendRestartedElsewhereIsFoundAgain() {
        restartedByAGuide(Town.address(9), 30_000);
    }

    private void restartedByAGuide(InetSocketAddress address, long within) {
        Person guide = town.person("guide", Town.address(1));
        Person anna = town.person("anna", Town.address(2));
        Person bert = town.person("bert", Town.address(3));
        befriend(guide, anna, bert);
        town.pass(20_000);
        bert.vanish();
        bert.start(address);
        bert.node.bootstrap(guide.place());
        bert.node.add(anna.contact());
        assertTrue(untilLinkedAnew(anna, bert, within) >= 0, town.toString());
        assertEquals(bert.place(), anna.node.friend(bert.key()).place());
    }

    private static void befriend(Person guide, Person anna, Person bert) {
        anna.node.bootstrap(guide.place());
        bert.node.bootstrap(guide.place());
        Person.befriend(anna, bert);
    }

    @Test
    void whoRestartsLinksToAFriendThatStayedWithoutAnybodysHelp() {
        Person anna = town.person("anna", Town.address(2));
        Person bert = town.person("bert", Town.address(3));
        Person.befriend(anna, bert);
        Node place = anna.node.friend(bert.key()).place();
        assertEquals(bert.place(), place);
        anna.node.close();
        anna.vanish();
        town.pass(5_000);
        anna.start(Town.address(9));
        anna.node.add(new Contact(bert.key(), null, List.of(), place));
        assertTrue(untilLinkedAnew(anna, bert, SOON) >= 0, town.toString());
    }

    @Test
    void aPlaceWhereNobodyIsAnyMoreLeadsNobodyAstray() {
        Person guide = town.person("guide", Town.address(1));
        Person anna = town.person("anna", Town.address(2));
        Person bert = town.person("bert", Town.address(3));
        Node stale = new Node(bert.node.dhtKey(), Town.address(77));
        bert.vanish();
        bert.start(Town.address(3));
        anna.node.bootstrap(guide.place());
        bert.node.bootstrap(guide.place());
        bert.node.add(anna.contact());
        anna.node.add(new Contact(bert.key(), null, List.of(), stale));
        assertTrue(town.passUntil(() -> anna.sees(bert) && bert.sees(anna), 30_000) >= 0, town.toString());
    }

    @Test
    void aShortFailureOfTheNetworkIsOverWhenTheNetworkIsBack() {
        Person guide = town.person("guide", Town.address(1));
        Person anna = town.person("anna", Town.address(2));
        Person bert = town.person("bert", Town.address(3));
        befriend(guide, anna, bert);
        for (long outage : new long[] {40_000, 300_000}) {
            town.network.loss = 1000;
            town.pass(outage);
            assertFalse(anna.sees(bert) || bert.sees(anna), town.toString());
            town.network.loss = 0;
            assertTrue(untilLinkedAnew(anna, bert, 30_000) >= 0, outage + " ms, " + town);
        }
    }

    /** Without an onion, so that only the address leads to it. */
    @Test
    void whoIsAtTheAddressOfTheBookIsDialled() {
        Person anna = town.person("anna", Town.home(2));
        Visitor visitor = new Visitor(town, KeyPair.random(town.random), Town.home(3));
        anna.node.add(new Contact(visitor.key(), null, List.of(visitor.address), null));
        assertTrue(town.passUntil(() -> visitor.linked(anna), SOON) >= 0, town.toString());
    }

    /** A name server may tell late, or tell something else than before. */
    @Test
    void whoIsAtAnAddressThatBecomesKnownLaterIsDialled() {
        Person anna = town.person("anna", Town.home(2));
        Visitor visitor = new Visitor(town, KeyPair.random(town.random), Town.home(3));
        anna.node.add(new Contact(visitor.key(), null, List.of(Town.home(4)), null));
        town.pass(SOON);
        assertFalse(visitor.linked(anna), town.toString());
        anna.node.expect(visitor.key(), visitor.address);
        assertTrue(town.passUntil(() -> visitor.linked(anna), SOON) >= 0, town.toString());
        anna.node.expect(KeyPair.random(town.random).open(), visitor.address);
        assertEquals(1, anna.node.friends().size(), "nobody becomes a friend by that");
    }

    @Test
    void whoIsWhereAFriendWasIsDialledBesideTheOldLink() {
        Person anna = town.person("anna", Town.address(2));
        Visitor visitor = Visitor.of(town, 3);
        anna.node.add(visitor.contact());
        visitor.visit(anna);
        town.chores.clear();
        Visitor again = new Visitor(town, visitor.real.own(), visitor.address);
        again.dht.bootstrap(anna.address, anna.node.dhtKey());
        assertTrue(town.passUntil(() -> again.linked(anna), SOON) >= 0, town.toString());
    }
}
