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

import org.junit.jupiter.api.Test;
import org.tidewire.transfer.Peer;
import org.tidewire.transfer.Transfer;
import org.tidewire.transfer.TransferException;
import org.tidewire.transfer.TransferException.Reason;
import org.tidewire.transfer.TransferInfo;
import org.tidewire.transfer.TransferState;

class QueueTest {
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
        return fixture.engine.download(peer, FILE, 0);
    }
}
