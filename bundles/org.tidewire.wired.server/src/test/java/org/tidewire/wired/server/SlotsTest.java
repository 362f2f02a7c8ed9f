package org.tidewire.wired.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tidewire.account.Privilege;
import org.tidewire.storage.FilePath;
import org.tidewire.transfer.Checksum;
import org.tidewire.transfer.FileControl;
import org.tidewire.transfer.Side;
import org.tidewire.transfer.TransferState;

@Timeout(60)
class SlotsTest {
    private static final byte[] BIG = random(31, 20_000_000);

    private TestSite site;
    private WireClient guest;

    @BeforeEach
    void start() throws IOException {
        site = new TestSite(Map.of(), Map.of("ready.timeout", 1));
        site.storage.put("/small.txt", "hello wired\n".getBytes(UTF_8));
        site.storage.put("/empty.bin", new byte[0]);
        site.storage.put("/big.bin", BIG);
        site.storage.put("/half.WiredTransfer", "half".getBytes(UTF_8));
        guest = site.guest();
    }

    @AfterEach
    void stop() throws IOException {
        guest.close();
        site.close();
    }

    @Test
    void tellsPlacesOnlyAsTheyGetBetter() throws Exception {
        String first = guest.key("GET /big.bin|0", "/big.bin|0");
        try (WireClient data = guest.data(first)) {
            assertEquals(1000, data.read(1000).length);
            guest.ask("GET /small.txt|0", "401 /small.txt|1");
            guest.ask("GET /empty.bin|0", "401 /empty.bin|2");
            guest.ask("GET /small.txt|6", "401 /small.txt|3");
            guest.lives();
            assertEquals(BIG.length - 1000, data.rest().length);
        }
        String second = awaitKey("/small.txt|0", "401 /empty.bin|1", "401 /small.txt|2");
        assertEquals(12, guest.take(second).length);
        String third = awaitKey("/empty.bin|0", "401 /small.txt|1");
        assertEquals(0, guest.take(third).length);
        assertEquals(6, guest.take(awaitKey("/small.txt|6")).length);
        guest.lives();
    }

    @Test
    void countsUploadsApart() throws Exception {
        String first = guest.key("GET /big.bin|0", "/big.bin|0");
        try (WireClient data = guest.data(first)) {
            assertEquals(1000, data.read(1000).length);
            guest.key("PUT /Uploads/x|3|" + "0".repeat(40), "/Uploads/x|0");
        }
    }

    @Test
    void refusesMoreThanTheQueueHolds() throws Exception {
        try (TestSite busy = new TestSite(Map.of(), Map.of("queue.limit", 1));
                WireClient client = busy.guest()) {
            busy.storage.put("/a", new byte[10]);
            client.key("GET /a|0", "/a|0");
            client.ask("GET /a|0", "401 /a|1");
            client.ask("GET /a|0", "523 Queue Limit Exceeded").lives();
        }
    }

    @Test
    void freesEverySlotWithTheControlConnection() throws Exception {
        String key = guest.key("GET /big.bin|0", "/big.bin|0");
        try (WireClient data = guest.data(key);
                WireClient again = site.guest()) {
            assertEquals(1000, data.read(1000).length);
            guest.ask("GET /small.txt|0", "401 /small.txt|1");
            again.ask("GET /small.txt|6", "401 /small.txt|2");
            guest.close();
            assertThrows(IOException.class, () -> {
                int length = data.rest().length;
                throw new IOException("only " + length + " came, " + assertLess(length));
            });
            String hear = again.hear();
            while (hear.startsWith("401 ")) {
                hear = again.hear();
            }
            assertTrue(hear.startsWith("400 /small.txt|6|"), hear);
            assertEquals(6, again.take(hear.substring(17)).length);
        }
    }

    @Test
    void freesTheSlotOfADataConnectionThatEnds() throws Exception {
        String key = guest.key("GET /big.bin|0", "/big.bin|0");
        try (WireClient data = guest.data(key)) {
            assertEquals(1000, data.read(1000).length);
            guest.ask("GET /small.txt|0", "401 /small.txt|1");
        }
        assertEquals(12, guest.take(guest.key("/small.txt|0")).length);
    }

    @Test
    void cutsATransferThatSomebodyCancels() throws Exception {
        String key = guest.key("GET /big.bin|0", "/big.bin|0");
        try (WireClient data = guest.data(key)) {
            assertEquals(1000, data.read(1000).length);
            site.engine.list().get(0).control(FileControl.CANCEL, Side.OURS);
            assertThrows(IOException.class, () -> {
                int length = data.rest().length;
                throw new IOException("only " + length + " came, " + assertLess(length));
            });
        }
        guest.lives();
    }

    @Test
    void freesTheSlotOfAClientThatStopsReading() throws Exception {
        try (TestSite hasty = new TestSite(Map.of("stall.timeout", 1), Map.of());
                WireClient client = hasty.guest()) {
            hasty.storage.put("/huge", new byte[100_000_000]);
            String key = client.key("GET /huge|0", "/huge|0");
            try (WireClient data = client.data(key)) {
                assertEquals(1000, data.read(1000).length);
                TestSite.await(
                        "it was interrupted",
                        () -> hasty.engine.list().get(0).info().state() == TransferState.INTERRUPTED);
            }
            client.lives();
        }
    }

    @Test
    void movesManyFilesAtOnce() throws Exception {
        int clients = 8;
        for (int i = 0; i < clients; i++) {
            site.account("user" + i, "", EnumSet.allOf(Privilege.class));
        }
        CompletableFuture<?>[] all = new CompletableFuture<?>[clients];
        for (int i = 0; i < clients; i++) {
            int number = i;
            all[i] = CompletableFuture.runAsync(() -> moveBothWays(number), task -> new Thread(task).start());
        }
        CompletableFuture.allOf(all).get(50, TimeUnit.SECONDS);
        for (int i = 0; i < clients; i++) {
            assertArrayEquals(random(100 + i, 1_500_000 + i), site.storage.get("/Uploads/" + i), "seed " + (100 + i));
        }
        assertEquals(clients, site.storage.list(FilePath.of("/Uploads")).count(), "and no partial");
    }

    private void moveBothWays(int number) {
        byte[] mine = random(100 + number, 1_500_000 + number);
        try (WireClient client = site.connect().login("user" + number, "")) {
            for (int round = 0; round < 3; round++) {
                client.say("GET /big.bin|" + (18_000_000 + number));
                assertArrayEquals(
                        Arrays.copyOfRange(BIG, 18_000_000 + number, BIG.length), client.take(anyKey(client)));
            }
            client.say("PUT /Uploads/" + number + "|" + mine.length + "|"
                    + Checksum.of(Arrays.copyOf(mine, 1 << 20)).hex());
            client.give(anyKey(client), mine);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String anyKey(WireClient client) throws IOException {
        String reply = client.hear();
        while (reply.startsWith("401 ")) {
            reply = client.hear();
        }
        assertTrue(reply.startsWith("400 "), reply);
        return reply.substring(reply.length() - 40);
    }

    /** Waits for a key; the others' new places come before or after it. */
    private String awaitKey(String start, String... places) throws IOException {
        Set<String> expected = new HashSet<>(Arrays.asList(places));
        String key = null;
        while (key == null || !expected.isEmpty()) {
            String reply = guest.hear();
            if (reply.startsWith("400 ")) {
                assertTrue(key == null && reply.startsWith("400 " + start + "|"), reply);
                key = reply.substring(reply.length() - 40);
            } else {
                assertTrue(expected.remove(reply), reply);
            }
        }
        return key;
    }

    private static String assertLess(int length) {
        assertTrue(length < BIG.length - 1000, "nothing was cut off");
        return "as it should be";
    }

    private static byte[] random(long seed, int length) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }
}
