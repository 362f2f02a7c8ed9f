package org.tidewire.tox.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

/** Who is there, through all that can happen. */
class PresenceTest {
    private static final int ACCIDENTS = 200;
    private static final String RESTART = "restart";

    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);
    private final Town town = new Town(seed);
    private final Person guide = town.person("guide", Town.address(1));
    private final List<Person> friends = new ArrayList<>();

    private Contact contact(Person friend) {
        boolean placed = friend.node != null && random.nextBoolean();
        return placed ? friend.placed() : friend.contact();
    }

    private void enter(Person person) {
        person.events.add(RESTART);
        person.node.bootstrap(guide.place());
        friends.stream().filter(friend -> friend != person).forEach(friend -> person.node.add(contact(friend)));
    }

    /** Where somebody was before or anywhere else, but not where somebody else is, of whom nothing would arrive then. */
    private InetSocketAddress address(Person person) {
        InetSocketAddress address = random.nextBoolean() ? person.address : anywhere();
        while (isTaken(address)) {
            address = anywhere();
        }
        return address;
    }

    private InetSocketAddress anywhere() {
        return Town.address(10 + random.nextInt(200));
    }

    private boolean isTaken(InetSocketAddress address) {
        return friends.stream().anyMatch(friend -> friend.node != null && friend.address.equals(address));
    }

    private void accident() {
        Person person = friends.get(random.nextInt(friends.size()));
        Person other = friends.get(random.nextInt(friends.size()));
        switch (random.nextInt(6)) {
            case 0 -> town.network.loss = random.nextInt(3) == 0 ? 1000 : random.nextInt(400);
            case 1 -> town.network.loss = 0;
            case 2 -> {
                if (person.node != null && random.nextBoolean()) {
                    person.node.close();
                }
                if (person.node != null) {
                    person.vanish();
                }
            }
            case 3, 4 -> {
                if (person.node == null) {
                    person.start(address(person));
                    enter(person);
                }
            }
            default -> {
                if (person.node != null && person != other) {
                    person.node.remove(other.key());
                    person.node.add(contact(other));
                }
            }
        }
    }

    /** Between two restarts a friend goes offline only after it came online, and the other way round. */
    private void assertAlternate(Person person, Person friend) {
        boolean online = false;
        for (String event : person.events) {
            if (event.equals(RESTART)) {
                online = false;
            } else if (event.equals("online " + friend.name)) {
                assertTrue(!online, person.name + " " + person.events + ", seed " + seed);
                online = true;
            } else if (event.equals("offline " + friend.name)) {
                assertTrue(online, person.name + " " + person.events + ", seed " + seed);
                online = false;
            }
        }
        assertEquals(person.sees(friend), online, person.name + " of " + friend.name + ", seed " + seed);
    }

    @Test
    void onlineAndOfflineAlternateWhateverHappens() {
        for (String name : List.of("anna", "bert", "carl")) {
            friends.add(town.person(name, Town.address(2 + friends.size())));
        }
        friends.forEach(this::enter);
        for (int i = 0; i < ACCIDENTS; i++) {
            accident();
            town.pass(random.nextInt(10) == 0 ? 40_000 : random.nextInt(3_000));
        }
        town.network.loss = 0;
        for (Person person : friends) {
            if (person.node == null) {
                person.start(address(person));
                enter(person);
            }
        }
        assertTrue(town.passUntil(this::allThere, 180_000) >= 0, "not all are there in the end, seed " + seed);
        for (Person person : friends) {
            friends.stream().filter(friend -> friend != person).forEach(friend -> assertAlternate(person, friend));
            assertTrue(person.events.size() > 10, person.events + ", seed " + seed);
        }
    }

    private boolean allThere() {
        return friends.stream()
                .allMatch(person -> friends.stream().allMatch(friend -> friend == person || person.sees(friend)));
    }

    @Test
    void announcesToManyFriendsDoNotRunAheadOfTheClock() {
        Instant now = town.instant();
        Friendship one = new Friendship(guide.contact());
        for (int i = 0; i < 100; i++) {
            new Friendship(guide.contact()).noReplay(now);
        }
        assertEquals(now.getEpochSecond(), one.noReplay(now));
        assertNotEquals(one.noReplay(now), one.noReplay(now));
        assertEquals(now.getEpochSecond() + 60, one.noReplay(now.plusSeconds(60)));
        assertEquals(now.getEpochSecond() + 61, one.noReplay(now.minusSeconds(60)));
    }
}
