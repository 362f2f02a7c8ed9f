package org.tidewire.wired.server;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tidewire.account.Privilege;
import org.tidewire.storage.FilePath;
import org.tidewire.transfer.Checksum;
import org.tidewire.transfer.TransferState;

@Timeout(60)
class UploadLimitsTest {
    private static final byte[] FILE = random(21, 2_500_000);

    private TestSite site;
    private WireClient guest;

    @BeforeEach
    void start() throws IOException {
        site = new TestSite();
        guest = site.guest();
    }

    @AfterEach
    void stop() throws IOException {
        guest.close();
        site.close();
    }

    @Test
    void letsOneAloneUploadUnderAName() throws Exception {
        site.account("other", "", EnumSet.of(Privilege.UPLOAD));
        String key = guest.key(put("/Uploads/one", FILE), "/Uploads/one|0");
        try (WireClient other = site.connect().login("other", "")) {
            other.ask(put("/Uploads/one", FILE), "500 Command Failed").lives();
        }
        guest.give(key, FILE);
        assertArrayEquals(FILE, site.storage.get("/Uploads/one"));
    }

    @Test
    void lostClientTakesItsOwnUploadOver() throws Exception {
        String key = guest.key(put("/Uploads/over", FILE), "/Uploads/over|0");
        try (WireClient stuck = guest.data(key).write(Arrays.copyOf(FILE, 100_000));
                WireClient again = site.guest()) {
            TestSite.await("bytes are held", () -> held("/Uploads/over") == 100_000);
            String next = again.key(put("/Uploads/over", FILE), "/Uploads/over|100000");
            assertThrows(IOException.class, () -> {
                stuck.rest();
                throw new IOException("ended");
            });
            again.give(next, Arrays.copyOfRange(FILE, 100_000, FILE.length));
        }
        assertArrayEquals(FILE, site.storage.get("/Uploads/over"));
    }

    @Test
    void survivesAFullDisk() throws Exception {
        site.storage.room.set(500_000);
        String key = guest.key(put("/Uploads/full", FILE), "/Uploads/full|0");
        assertThrows(IOException.class, () -> {
            guest.give(key, FILE);
            throw new IOException("ended without an error");
        });
        TestSite.await("it failed", () -> site.engine.list().get(0).info().state() == TransferState.FAILED);
        assertEquals(500_000, held("/Uploads/full"));
        site.storage.room.set(1_000_000_000);
        String again = guest.key(put("/Uploads/full", FILE), "/Uploads/full|500000");
        guest.give(again, Arrays.copyOfRange(FILE, 500_000, FILE.length));
        assertArrayEquals(FILE, site.storage.get("/Uploads/full"));
    }

    @Test
    void freesTheSlotOfAClientThatFallsSilent() throws Exception {
        try (TestSite hasty = new TestSite(Map.of("stall.timeout", 1), Map.of());
                WireClient client = hasty.guest()) {
            String key = client.key(put("/Uploads/silent", FILE), "/Uploads/silent|0");
            try (WireClient data = client.data(key).write(Arrays.copyOf(FILE, 1000))) {
                assertThrows(IOException.class, () -> {
                    data.rest();
                    throw new IOException("ended");
                });
                TestSite.await(
                        "it was interrupted",
                        () -> hasty.engine.list().get(0).info().state() == TransferState.INTERRUPTED);
            }
            client.key(put("/Uploads/silent", FILE), "/Uploads/silent|1000");
        }
    }

    @Test
    void endsUploadsWithTheControlConnection() throws Exception {
        String key = guest.key(put("/Uploads/cut", FILE), "/Uploads/cut|0");
        try (WireClient data = guest.data(key).write(Arrays.copyOf(FILE, 70_000))) {
            TestSite.await("bytes are held", () -> held("/Uploads/cut") == 70_000);
            guest.close();
            assertThrows(IOException.class, () -> {
                data.rest();
                throw new IOException("ended");
            });
            awaitNoTransfer();
            assertEquals(
                    "control connection closed",
                    site.engine.list().get(0).info().reason());
        }
    }

    private long held(String path) {
        byte[] bytes = site.storage.get(FilePath.of(path).partial().toString());
        return bytes == null ? -1 : bytes.length;
    }

    private void awaitNoTransfer() throws InterruptedException {
        TestSite.await("nothing lives", () -> site.engine.list().stream()
                .allMatch(transfer -> transfer.info().state().isFinal()));
    }

    private static String put(String path, byte[] bytes) {
        Checksum sum = Checksum.of(Arrays.copyOf(bytes, Math.min(bytes.length, Checksum.COVERED)));
        return "PUT " + path + "|" + bytes.length + "|" + sum.hex();
    }

    private static byte[] random(long seed, int length) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }
}
