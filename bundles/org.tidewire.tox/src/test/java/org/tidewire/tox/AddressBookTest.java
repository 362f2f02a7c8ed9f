package org.tidewire.tox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tidewire.tox.identity.Savedata;

/** Where friends are configured to be, and name servers that do not say so at once. */
@Timeout(60)
class AddressBookTest {
    private static final InetSocketAddress HOME = new InetSocketAddress("192.0.2.1", 33445);

    private final FakeServices services = new FakeServices();
    private final Roster roster = new Roster();
    private final Duties lookups = new Duties("lookups", 100, 10_000, services.logger());
    private final List<String> expected = new CopyOnWriteArrayList<>();
    private final AtomicInteger asked = new AtomicInteger();

    @AfterEach
    void close() {
        lookups.close();
    }

    private AddressBook book(AddressBook.NameService names) {
        return new AddressBook(
                roster, names, (key, address) -> expected.add(key + " " + address), lookups, 1, services.logger());
    }

    private static ConfiguredFriend friend(String host) {
        return FakeAdmin.friend(new HashMap<>(Map.of(
                "service.pid",
                TestNode.FRIEND + "eve",
                "tox.id",
                Savedata.create(new SecureRandom()).id().toString(),
                "address",
                host + ":33445")));
    }

    @Test
    void aHostThatIsNotKnownYetIsAskedForUntilItIs() throws Exception {
        ConfiguredFriend eve = friend("late.invalid");
        roster.become(List.of(eve));
        book(place -> {
                    if (asked.incrementAndGet() < 5) {
                        throw new IOException("the host " + place.host() + " is not known");
                    }
                    return HOME;
                })
                .open(eve);
        Await.until("it is told", () -> expected.equals(List.of(eve.key() + " " + HOME)));
        assertEquals(5, asked.get());
        assertEquals(
                1,
                services.logged.stream().filter(line -> line.startsWith("warn")).count(),
                () -> services.logged.toString());
        assertTrue(services.logged("warn", "eve", "late.invalid"), () -> services.logged.toString());
    }

    @Test
    void nobodyIsAskedForAFriendThatWasLetGo() throws Exception {
        ConfiguredFriend eve = friend("never.invalid");
        roster.become(List.of(eve));
        CountDownLatch hangs = new CountDownLatch(1);
        book(place -> {
                    if (asked.incrementAndGet() == 3) {
                        await(hangs);
                    }
                    throw new IOException("the host " + place.host() + " is not known");
                })
                .open(eve);
        Await.until("it is asked for again", () -> asked.get() == 3);
        roster.become(List.of(friend("never.invalid")));
        hangs.countDown();
        // Behind it, and behind what it leaves to be done in a millisecond.
        lookups.run(() -> lookups.later(100, () -> expected.add("later")));
        Await.until("that was a while ago", () -> expected.contains("later"));
        assertEquals(3, asked.get());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
