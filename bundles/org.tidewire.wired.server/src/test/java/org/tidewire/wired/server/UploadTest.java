package org.tidewire.wired.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewire.storage.FilePath;
import org.tidewire.transfer.Checksum;
import org.tidewire.transfer.TransferState;

@Timeout(60)
class UploadTest {
    private static final String EMPTY = "da39a3ee5e6b4b0d3255bfef95601890afd80709";
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
    void storesAFileByteForByteAsTraced() throws Exception {
        guest.ask("STAT /Uploads/new.bin", "520 File or Directory Not Found");
        String key = guest.key(put("/Uploads/new.bin", FILE), "/Uploads/new.bin|0");
        guest.give(key, FILE);
        assertArrayEquals(FILE, site.storage.get("/Uploads/new.bin"), "seed 21");
        guest.ask(put("/Uploads/new.bin", FILE), "521 File or Directory Exists");
        guest.say("STAT /Uploads/new.bin");
        String reply = guest.hear();
        assertEquals("402 /Uploads/new.bin|0|2500000|", reply.substring(0, 31));
    }

    @Test
    void takesAChecksumInAnyCase() throws Exception {
        String key = guest.key(
                put("/Uploads/a", FILE).toUpperCase(Locale.ROOT).replace("UPLOADS/A", "Uploads/a"), "/Uploads/a|0");
        guest.give(key, FILE);
        assertArrayEquals(FILE, site.storage.get("/Uploads/a"));
    }

    @Test
    void resumesWhereALostConnectionEnded() throws Exception {
        String key = guest.key(put("/Uploads/res.bin", FILE), "/Uploads/res.bin|0");
        guest.give(key, Arrays.copyOf(FILE, 1_300_000));
        awaitNoTransfer();
        assertNull(site.storage.get("/Uploads/res.bin"));
        assertEquals(1_300_000, site.storage.get("/Uploads/res.bin.WiredTransfer").length);
        // The name is free an instant after the old upload is over.
        TestSite.await("the other file is refused", () -> mismatches("PUT /Uploads/res.bin|2500000|" + "0".repeat(40)));
        String again = guest.key(put("/Uploads/res.bin", FILE), "/Uploads/res.bin|1300000");
        guest.give(again, Arrays.copyOfRange(FILE, 1_300_000, FILE.length));
        assertArrayEquals(FILE, site.storage.get("/Uploads/res.bin"));
        assertNull(site.storage.get("/Uploads/res.bin.WiredTransfer"));
    }

    @Test
    void resumesBelowAMegabyte() throws Exception {
        String key = guest.key(put("/Uploads/lt", FILE), "/Uploads/lt|0");
        guest.give(key, Arrays.copyOf(FILE, 400_001));
        awaitNoTransfer();
        String again = guest.key(put("/Uploads/lt", FILE), "/Uploads/lt|400001");
        guest.give(again, Arrays.copyOfRange(FILE, 400_001, FILE.length));
        assertArrayEquals(FILE, site.storage.get("/Uploads/lt"));
    }

    @Test
    void keepsBytesOfTheKeysOwnRecord() throws Exception {
        byte[] small = "every byte counts \4\u001c\4".getBytes(UTF_8);
        String key = guest.key(put("/Uploads/small", small), "/Uploads/small|0");
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.writeBytes(("TRANSFER " + key + "\4").getBytes(UTF_8));
        both.writeBytes(small);
        try (WireClient data = guest.data().write(both.toByteArray())) {
            assertEquals(0, data.rest().length);
        }
        assertArrayEquals(small, site.storage.get("/Uploads/small"));
        assertEquals(1, site.storage.whole.get(), "it was stored in pieces");
    }

    @Test
    void keepsAllBytesOfALargeRecordBehindTheKey() throws Exception {
        String key = guest.key(put("/Uploads/big", FILE), "/Uploads/big|0");
        byte[] head = ("TRANSFER " + key + "\4").getBytes(UTF_8);
        byte[] all = Arrays.copyOf(head, head.length + FILE.length);
        System.arraycopy(FILE, 0, all, head.length, FILE.length);
        try (WireClient data = guest.data().write(all)) {
            assertEquals(0, data.rest().length);
        }
        assertArrayEquals(FILE, site.storage.get("/Uploads/big"), "seed 21");
    }

    @Test
    void storesSingleBytes() throws Exception {
        byte[] small = Arrays.copyOf(FILE, 300);
        String key = guest.key(put("/Uploads/slow", small), "/Uploads/slow|0");
        try (WireClient data = guest.data(key)) {
            for (byte one : small) {
                data.write(new byte[] {one});
            }
            assertEquals(0, data.rest().length);
        }
        assertArrayEquals(small, site.storage.get("/Uploads/slow"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void keepsThePieceOfASmallFileThatCameBeforeItsConnectionBroke(boolean proper) throws Exception {
        byte[] small = Arrays.copyOf(FILE, 60_000);
        String key = guest.key(put("/Uploads/piece", small), "/Uploads/piece|0");
        try (WireClient data = guest.data(key).write(Arrays.copyOf(small, 20_000))) {
            if (proper) {
                data.socket.shutdownOutput();
            } else {
                TestSite.await("the key is used", () -> isRunning("/Uploads/piece"));
                data.reset();
            }
            awaitNoTransfer();
        }
        Blob held = site.storage.files.get(FilePath.of("/Uploads/piece.WiredTransfer"));
        int length = held == null ? 0 : held.length();
        assertTrue(proper ? length == 20_000 : length <= 20_000, "held are " + length);
        String again = guest.key(put("/Uploads/piece", small), "/Uploads/piece|" + length);
        guest.give(again, Arrays.copyOfRange(small, length, small.length));
        assertArrayEquals(small, site.storage.get("/Uploads/piece"), "seed 21");
    }

    private boolean isRunning(String path) {
        return site.engine.list().stream()
                .anyMatch(each -> each.info().path().toString().equals(path)
                        && each.info().state() == TransferState.RUNNING);
    }

    @Test
    void forgetsBytesBeyondTheSize() throws Exception {
        byte[] announced = Arrays.copyOf(FILE, 1000);
        String key = guest.key(put("/Uploads/more.bin", announced), "/Uploads/more.bin|0");
        try (WireClient data = guest.data(key).write(Arrays.copyOf(FILE, 50_000))) {
            assertEquals(0, data.rest().length);
        }
        assertArrayEquals(announced, site.storage.get("/Uploads/more.bin"));
        guest.lives();
    }

    @Test
    void storesAnEmptyFileAsSoonAsTheKeyArrives() throws Exception {
        String key = guest.key("PUT /Uploads/zero|0|" + EMPTY, "/Uploads/zero|0");
        try (WireClient data = guest.data(key)) {
            assertEquals(0, data.rest().length);
        }
        assertArrayEquals(new byte[0], site.storage.get("/Uploads/zero"));
    }

    @Test
    void refusesWhatMayNotBeUploaded() throws Exception {
        site.storage.put("/small.txt", new byte[3]);
        guest.ask(put("/new", FILE), "516 Permission Denied");
        guest.ask(put("/dir/new", FILE), "516 Permission Denied");
        guest.ask(put("/nodir/f.bin", FILE), "520 File or Directory Not Found");
        guest.ask(put("/small.txt/f.bin", FILE), "520 File or Directory Not Found");
        guest.ask(put("/Uploads/a.WiredTransfer", FILE), "520 File or Directory Not Found");
        guest.ask(put("/", FILE), "521 File or Directory Exists");
        try (WireClient admin = site.admin()) {
            admin.ask(put("/small.txt", FILE), "521 File or Directory Exists");
            admin.ask(put("/dir", FILE), "521 File or Directory Exists");
        }
        try (WireClient nobody = site.connect().login("nobody", "x")) {
            nobody.ask(put("/Uploads/new", FILE), "516 Permission Denied");
            nobody.ask(put("/Drop Box/new", FILE), "516 Permission Denied");
        }
        assertEquals(1, site.storage.files.size());
    }

    private boolean mismatches(String command) {
        try {
            String reply = guest.say(command).hear();
            assertTrue(reply.equals("500 Command Failed") || reply.equals("522 Checksum Mismatch"), reply);
            return reply.startsWith("522");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
