package org.tidewire.transfer.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tidewire.transfer.provider.Fixture.ANNA;
import static org.tidewire.transfer.provider.Fixture.BERT;
import static org.tidewire.transfer.provider.Fixture.FILE;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

import org.junit.jupiter.api.Test;
import org.tidewire.account.AccountLimits;
import org.tidewire.storage.FilePath;
import org.tidewire.transfer.Peer;
import org.tidewire.transfer.Transfer;
import org.tidewire.transfer.TransferException;
import org.tidewire.transfer.TransferException.Reason;
import org.tidewire.transfer.TransferInfo;
import org.tidewire.transfer.TransferState;

class QueueTest {
    private static final Peer ELSEWHERE = new Peer(ANNA.name(), "127.0.0.2");

    @Test
    void givesAClientOneSlotAndCountsReservedOnes() throws Exception {
        try (Fixture fixture = fixture("total.downloads", 2)) {
            Transfer first = ask(fixture, ANNA);
            Transfer second = ask(fixture, ANNA);
            Transfer third = ask(fixture, BERT);
            assertEquals(TransferState.READY, first.info().state());
            assertEquals(TransferState.QUEUED, second.info().state());
            assertEquals(1, second.info().queue());
            assertEquals(TransferState.READY, third.info().state());
            first.disconnected("gone");
            assertEquals(TransferState.READY, second.info().state());
            assertEquals(0, second.info().queue());
        }
    }

    @Test
    void takesPeersInTurn() throws Exception {
        try (Fixture fixture = fixture("total.downloads", 1)) {
            Transfer running = ask(fixture, new Peer("zoe", "127.0.0.1"));
            List<Transfer> annas = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                annas.add(ask(fixture, ANNA));
            }
            Transfer bert = ask(fixture, BERT);
            running.disconnected("done");
            assertEquals(TransferState.READY, annas.get(0).info().state());
            annas.get(0).disconnected("done");
            assertEquals(TransferState.READY, bert.info().state(), "one file of Bert is not behind five of Anna");
            bert.disconnected("done");
            assertEquals(TransferState.READY, annas.get(1).info().state());
        }
    }

    @Test
    void countsAllPlacesOfAnAccountTogetherAndEachDirectionApart() throws Exception {
        try (Fixture fixture = fixture("client.downloads", 5, "client.uploads", 5)) {
            Supplier<AccountLimits> two = () -> new AccountLimits(0, 0, 2, 1);
            Transfer first = ask(fixture, ANNA, two);
            assertEquals(TransferState.READY, first.info().state());
            assertEquals(
                    TransferState.READY, ask(fixture, ELSEWHERE, two).info().state());
            Transfer third = ask(fixture, ELSEWHERE, two);
            assertEquals(TransferState.QUEUED, third.info().state(), "reserved slots count");
            assertEquals(TransferState.READY, ask(fixture, BERT, two).info().state(), "another account");
            assertEquals(TransferState.READY, put(fixture, "/a", two).info().state());
            assertEquals(TransferState.QUEUED, put(fixture, "/b", two).info().state());
            first.disconnected("done");
            assertEquals(TransferState.READY, third.info().state());
        }
    }

    @Test
    void asksTheAccountsLimitsAnew() throws Exception {
        AtomicReference<AccountLimits> limits = new AtomicReference<>(new AccountLimits(0, 0, 1, 0));
        try (Fixture fixture = fixture("client.downloads", 5)) {
            Transfer first = ask(fixture, ANNA, limits::get);
            Transfer second = ask(fixture, ANNA, limits::get);
            Transfer third = ask(fixture, ANNA, limits::get);
            assertEquals(TransferState.QUEUED, second.info().state());
            limits.set(new AccountLimits(0, 0, 2, 0));
            Fixture.await("more may run", () -> second.info().state() == TransferState.READY);
            limits.set(new AccountLimits(0, 0, 1, 0));
            first.disconnected("done");
            assertEquals(TransferState.QUEUED, third.info().state(), "fewer may run");
            limits.set(AccountLimits.NONE);
            Fixture.await("any number may run", () -> third.info().state() == TransferState.READY);
        }
    }

    @Test
    void refusesMoreThanMayWait() throws Exception {
        try (Fixture fixture = fixture("queue.limit", 2)) {
            ask(fixture, ANNA);
            ask(fixture, ANNA);
            ask(fixture, ANNA);
            TransferException full = assertThrows(TransferException.class, () -> ask(fixture, ANNA));
            assertEquals(Reason.QUEUE_FULL, full.reason());
        }
    }

    @Test
    void neverTellsALargerPlaceAndServesEverybody() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        try (Fixture fixture = fixture("total.downloads", 3)) {
            List<Transfer> open = new ArrayList<>();
            for (int step = 0; step < 600; step++) {
                if (random.nextInt(3) > 0 || open.isEmpty()) {
                    open.add(ask(fixture, new Peer("peer" + random.nextInt(9), "127.0.0.1")));
                } else {
                    open.remove(random.nextInt(open.size())).disconnected("done");
                }
                long holding = open.stream()
                        .filter(t -> t.info().state() == TransferState.READY)
                        .count();
                assertTrue(holding <= 3, "slots, seed " + seed);
            }
            while (!open.isEmpty()) {
                Transfer next = open.stream()
                        .filter(t -> t.info().state() == TransferState.READY)
                        .findFirst()
                        .orElseThrow(() -> new AssertionError("somebody waits for ever, seed " + seed));
                next.disconnected("done");
                open.remove(next);
            }
            fixture.close();
            checkPlaces(fixture.infos, seed);
        }
    }

    private static void checkPlaces(List<TransferInfo> told, long seed) throws InterruptedException {
        Fixture.await("all told", () -> !told.isEmpty());
        Map<Long, Integer> last = new HashMap<>();
        for (TransferInfo info : told) {
            if (info.state() == TransferState.QUEUED && info.queue() > 0) {
                Integer before = last.put(info.number(), info.queue());
                assertTrue(before == null || info.queue() <= before, info + ", seed " + seed);
            }
        }
    }

    @Test
    void refusesLimitsOutOfRangeByName() {
        IllegalArgumentException wrong =
                assertThrows(IllegalArgumentException.class, () -> fixture("client.uploads", 0));
        assertTrue(wrong.getMessage().contains("client.uploads is 0, allowed are 1 to"), wrong.getMessage());
    }

    private static Fixture fixture(Object... config) {
        Fixture fixture = new Fixture(config);
        fixture.storage.files.put(FILE, new byte[10]);
        return fixture;
    }

    private static Transfer ask(Fixture fixture, Peer peer) throws IOException {
        return ask(fixture, peer, Fixture.UNLIMITED);
    }

    private static Transfer ask(Fixture fixture, Peer peer, Supplier<AccountLimits> limits) throws IOException {
        return fixture.engine.download(peer, limits, FILE, 0);
    }

    private static Transfer put(Fixture fixture, String path, Supplier<AccountLimits> limits) throws IOException {
        return fixture.engine.upload(ANNA, limits, FilePath.of(path), 10, Fixture.sum(new byte[10]));
    }
}
