package org.tidewire.tox.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;

/** The ends of links and of friendships. */
class PartingTest {
    /** A packet's way and a tick, in milliseconds. */
    private static final long AT_ONCE = 100;

    private final Town town = new Town(22);
    private final Person guide = town.person("guide", Town.address(1));
    private final Person anna = town.person("anna", Town.address(2));
    private final Person bert = town.person("bert", Town.address(3));

    private void befriendByRequest() {
        anna.node.bootstrap(guide.place());
        bert.node.bootstrap(guide.place());
        bert.node.add(anna.asked("shall we?"));
        assertTrue(town.passUntil(() -> anna.heard("request bert: shall we?"), 60_000) >= 0, town.toString());
        anna.node.add(bert.contact());
        assertTrue(town.passUntil(() -> anna.sees(bert) && bert.sees(anna), 60_000) >= 0, town.toString());
    }

    @Test
    void whoIsRemovedSeesUsGoAtOnceAndIsLetInNoMore() {
        befriendByRequest();
        anna.node.remove(bert.key());
        assertEquals(1, anna.count("offline bert"), town.toString());
        town.pass(AT_ONCE);
        assertTrue(bert.heard("offline anna"), town.toString());
        anna.events.clear();
        bert.events.clear();
        town.pass(200_000);
        assertEquals(List.of(), anna.events, town.toString());
        assertEquals(List.of(), bert.events, town.toString());
        assertNull(anna.node.friend(bert.key()));
        assertEquals(-1, anna.say(bert, "still there?"));
    }

    @Test
    void whoWasRemovedMayAskAgain() {
        befriendByRequest();
        anna.node.remove(bert.key());
        bert.node.remove(anna.key());
        town.pass(10_000);
        bert.node.add(anna.asked("once more?"));
        assertTrue(town.passUntil(() -> anna.heard("request bert: once more?"), 60_000) >= 0, town.toString());
        anna.node.add(bert.contact());
        assertTrue(town.passUntil(() -> anna.sees(bert) && bert.sees(anna), 60_000) >= 0, town.toString());
        assertEquals(2, bert.count("confirmed anna"), town.toString());
    }

    @Test
    void whoWasRefusedIsNotHeardAgain() {
        anna.node.bootstrap(guide.place());
        bert.node.bootstrap(guide.place());
        bert.node.add(anna.asked("shall we?"));
        assertTrue(town.passUntil(() -> anna.heard("request bert: shall we?"), 60_000) >= 0, town.toString());
        assertTrue(anna.node.refuse(bert.key()));
        assertFalse(anna.node.refuse(bert.key()));
        town.pass(200_000);
        assertEquals(1, anna.events.size(), town.toString());
        assertFalse(bert.heard("confirmed anna"), town.toString());
    }

    @Test
    void whoIsRemovedWhileALinkBeginsGetsNone() {
        bert.node.add(anna.contact());
        anna.node.add(bert.placed());
        town.pass(3);
        anna.node.remove(bert.key());
        town.pass(60_000);
        assertEquals(List.of(), anna.events, town.toString());
        assertFalse(bert.sees(anna), town.toString());
    }

    @Test
    void removingNobodyDoesNothing() {
        Person.befriend(anna, bert);
        anna.node.remove(guide.key());
        town.pass(AT_ONCE);
        assertTrue(anna.sees(bert) && bert.sees(anna), town.toString());
    }

    @Test
    void friendsSeeAtOnceThatANodeIsClosed() {
        Person.befriend(anna, bert);
        Person.befriend(anna, guide);
        anna.node.close();
        anna.vanish();
        town.pass(AT_ONCE);
        assertTrue(bert.heard("offline anna") && guide.heard("offline anna"), town.toString());
        assertEquals(1, anna.count("offline bert"), town.toString());
        assertEquals(1, anna.count("offline guide"), town.toString());
    }

    @Test
    void friendsSeeALittleLaterThatANodeIsGoneWithoutAWord() {
        Person.befriend(anna, bert);
        anna.vanish();
        town.pass(20_000);
        assertFalse(bert.heard("offline anna"), town.toString());
        town.pass(20_000);
        assertTrue(bert.heard("offline anna"), town.toString());
    }
}
