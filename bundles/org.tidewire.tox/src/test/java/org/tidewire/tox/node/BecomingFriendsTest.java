package org.tidewire.tox.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.tidewire.tox.identity.OutgoingRequest;
import org.tidewire.tox.identity.Profile;
import org.tidewire.tox.identity.UserStatus;
import org.tidewire.tox.onion.OnionMode;

/** From a Tox ID to a conversation. */
class BecomingFriendsTest {
    private static final int ONION_DATA = 0x85;

    private final Town town = new Town(20);
    private final Person guide = town.person("guide", Town.address(1));
    private final Person anna = town.person("anna", Town.address(2));
    private final Person bert = town.person("bert", Town.address(3));

    private final List<Long> asked = new ArrayList<>();

    private void enter(Person... people) {
        for (Person person : people) {
            person.node.bootstrap(guide.place());
        }
    }

    private void ask() {
        enter(anna, bert);
        anna.node.add(bert.asked("it is anna"));
        assertTrue(town.passUntil(() -> bert.heard("request anna: it is anna"), 60_000) >= 0, town.toString());
    }

    @Test
    void whoHasAToxIdAndABootstrapNodeBecomesAFriend() {
        ask();
        bert.node.add(anna.contact());
        assertTrue(town.passUntil(() -> anna.sees(bert) && bert.sees(anna), 60_000) >= 0, town.toString());
        anna.say(bert, "hello bert");
        bert.say(anna, "hello anna");
        town.pass(60_000);
        assertEquals(
                List.of(
                        "confirmed bert",
                        "online bert",
                        "profile bert: bert, ",
                        "profile bert: bert, bert is here",
                        "bert: hello anna"),
                anna.events,
                town.toString());
        assertEquals(
                List.of(
                        "request anna: it is anna",
                        "online anna",
                        "profile anna: anna, ",
                        "profile anna: anna, anna is here",
                        "anna: hello bert"),
                bert.events,
                town.toString());
        assertTrue(anna.node.friend(bert.key()).confirmed());
        assertEquals(bert.place(), anna.node.friend(bert.key()).place());
        assertEquals(List.of(), bert.node.requests());
    }

    @Test
    void theThreeHopsOfTheOnionLeadToFriendsToo() {
        List<Person> crowd = new ArrayList<>();
        for (int i = 10; i < 18; i++) {
            crowd.add(town.person("node" + i, Town.address(i)));
        }
        for (Person person : List.of(anna, bert)) {
            person.mode = OnionMode.THREE_HOPS;
            person.start(person.address);
        }
        enter(crowd.toArray(new Person[0]));
        town.pass(5_000);
        ask();
        bert.node.add(anna.contact());
        assertTrue(town.passUntil(() -> anna.sees(bert) && bert.sees(anna), 120_000) >= 0, town.toString());
    }

    @Test
    void aRequestInManyCopiesIsShownOnce() {
        town.network.twice = 1000;
        for (int i = 10; i < 20; i++) {
            enter(town.person("node" + i, Town.address(i)));
        }
        town.tap = this::note;
        enter(anna, bert);
        anna.node.add(bert.asked("x".repeat(900)));
        town.pass(200_000);
        assertTrue(asked.size() > 2 * pauses().size() + 2, asked.size() + " copies sent, " + town);
        assertEquals(1, bert.events.size(), town.toString());
        assertEquals(1, bert.node.requests().size());
    }

    private void note(Town.Sent sent) {
        // A DHT key announce is far shorter than this message.
        if (sent.kind() == ONION_DATA && sent.from().equals(anna.address) && sent.length() > 700) {
            asked.add(town.millis());
        }
    }

    /** When requests went out; copies of one at the same moment count once. */
    private List<Long> pauses() {
        List<Long> moments = asked.stream().distinct().toList();
        List<Long> pauses = new ArrayList<>();
        for (int i = 1; i < moments.size(); i++) {
            pauses.add(moments.get(i) - moments.get(i - 1));
        }
        return pauses;
    }

    @Test
    void whoDoesNotAnswerIsAskedEverLessOften() {
        town.tap = this::note;
        enter(anna, bert);
        anna.node.add(bert.asked("x".repeat(900)));
        town.pass(1_000_000);
        List<Long> pauses = pauses();
        assertTrue(pauses.size() >= 5 && pauses.size() <= 8, "pauses " + pauses + ", " + town);
        for (int i = 1; i < pauses.size(); i++) {
            assertTrue(pauses.get(i) >= 1.7 * pauses.get(i - 1), "pauses " + pauses + ", " + town);
        }
        assertFalse(anna.node.friend(bert.key()).confirmed());
    }

    @Test
    void whoHasAnsweredIsAskedNoMore() {
        town.tap = this::note;
        enter(anna, bert);
        anna.node.add(bert.asked("x".repeat(900)));
        assertTrue(town.passUntil(() -> !bert.node.requests().isEmpty(), 60_000) >= 0, town.toString());
        bert.node.add(anna.contact());
        assertTrue(town.passUntil(() -> anna.heard("confirmed bert"), 60_000) >= 0, town.toString());
        asked.clear();
        bert.vanish();
        town.pass(200_000);
        assertEquals(List.of(), asked, town.toString());
        assertFalse(anna.sees(bert));
    }

    @Test
    void aContactWithoutARequestIsNotAsked() {
        enter(anna, bert);
        anna.node.add(bert.contact());
        town.pass(200_000);
        assertEquals(List.of(), bert.events, town.toString());
        assertEquals(List.of(), bert.node.requests());
    }

    @Test
    void aRequestWithAnotherNospamIsNotShown() {
        enter(anna, bert);
        var wrong = new OutgoingRequest(guide.identity.id().nospam(), "guess");
        anna.node.add(new Contact(bert.key(), wrong, List.of(), null));
        town.pass(100_000);
        assertEquals(List.of(), bert.events, town.toString());
    }

    @Test
    void aNewProfileIsShownToFriendsAndToThoseWhoComeLater() {
        ask();
        bert.node.profile(new Profile("berta", "renamed", UserStatus.AWAY));
        bert.node.add(anna.contact());
        assertTrue(
                town.passUntil(() -> anna.heard("profile bert: berta, renamed"), 60_000) >= 0, anna.events.toString());
        assertTrue(anna.events.stream().noneMatch(event -> event.contains("bert, ")), anna.events.toString());
        anna.node.profile(new Profile("anne", "renamed too", UserStatus.NONE));
        assertTrue(town.passUntil(() -> bert.heard("profile anna: anne, renamed too"), 5_000) >= 0, town.toString());
    }

    @Test
    void nobodyIsAFriendTwiceNorOnesOwn() {
        anna.node.add(bert.contact());
        assertThrows(IllegalArgumentException.class, () -> anna.node.add(bert.contact()));
        assertThrows(IllegalArgumentException.class, () -> anna.node.add(anna.contact()));
        assertEquals(1, anna.node.friends().size());
        assertEquals(-1, anna.say(bert, "to nobody there"));
    }
}
