package org.tidewire.wired.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewire.storage.FilePath;
import org.tidewire.transfer.Checksum;

/** Whoever says {@code keep} behind a key may show further keys on the same connection. */
@Timeout(60)
class KeptConnectionTest {
    private static final byte[] SMALL = "hello wired\n".getBytes(UTF_8);

    private TestSite site;
    private WireClient guest;

    @BeforeEach
    void start() throws IOException {
        start(60);
    }

    private void start(int transferTime) throws IOException {
        site = new TestSite(Map.of("transfer.timeout", transferTime), Map.of("client.downloads", 2));
        site.storage.put("/small.txt", SMALL);
        site.storage.put("/empty.bin", new byte[0]);
        guest = site.guest();
    }

    @AfterEach
    void stop() throws IOException {
        guest.close();
        site.close();
    }

    @Test
    void carriesFileAfterFileBothWays() throws Exception {
        try (WireClient data = guest.data()) {
            for (int i = 0; i < 20; i++) {
                data.say("TRANSFER " + guest.key("GET /small.txt|6", "/small.txt|6") + "|keep|6");
                assertArrayEquals(Arrays.copyOfRange(SMALL, 6, 12), data.read(6), "file " + i);
                data.expect("250 Sent");
                data.say("TRANSFER " + put("/Uploads/" + i) + "|keep|12")
                        .write(SMALL)
                        .expect("250 Stored");
                assertArrayEquals(SMALL, site.storage.get("/Uploads/" + i));
            }
            data.say("TRANSFER " + guest.key("GET /empty.bin|0", "/empty.bin|0") + "|keep|0");
            assertArrayEquals(SMALL, last(data.expect("250 Sent")));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "|", "|11", "|13", "|-12", "|x", "|99999999999999999999"})
    void endsAfterAFileThatHasAnotherSizeThanTheClientExpects(String expected) throws Exception {
        try (WireClient data = guest.data()) {
            data.say("TRANSFER " + guest.key("GET /small.txt|0", "/small.txt|0") + "|keep" + expected);
            assertArrayEquals(SMALL, data.rest(), "not a byte more: it could be taken for the file's");
            assertTrue(data.endedProperly());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3, 11})
    void endsAfterAFileThatHasShrunkSinceItWasAskedFor(int size) throws Exception {
        String key = guest.key("GET /small.txt|0", "/small.txt|0");
        byte[] changed = change(size);
        try (WireClient data = guest.data()) {
            assertArrayEquals(changed, data.say("TRANSFER " + key + "|keep|12").rest(), "only bytes of the file");
        }
    }

    @Test
    void sendsOfAFileThatHasGrownAsMuchAsWasAskedFor() throws Exception {
        String key = guest.key("GET /small.txt|0", "/small.txt|0");
        change(500);
        try (WireClient data = guest.data()) {
            assertArrayEquals(SMALL, data.say("TRANSFER " + key + "|keep|12").read(12));
            assertArrayEquals(Arrays.copyOf(SMALL, 500), last(data.expect("250 Sent")));
        }
    }

    private byte[] change(int size) {
        Blob file = site.storage.files.get(FilePath.of("/small.txt"));
        synchronized (file) {
            file.bytes = Arrays.copyOf(SMALL, size);
            file.length = size;
            return file.bytes;
        }
    }

    @Test
    void endsAfterAFileForWhichNobodySaidKeep() throws Exception {
        try (WireClient data = guest.data()) {
            data.say("TRANSFER " + put("/Drop Box/gift") + "|keep|12")
                    .write(SMALL)
                    .expect("250 Stored");
            assertArrayEquals(SMALL, last(data));
        }
    }

    @Test
    void endsWithoutAWordForAKeyThatIsNotGood() throws Exception {
        try (WireClient data = guest.data()) {
            String key = guest.key("GET /small.txt|0", "/small.txt|0");
            data.say("TRANSFER " + key + "|keep|12");
            assertArrayEquals(SMALL, data.read(SMALL.length));
            data.expect("250 Sent");
            assertEquals(0, data.say("TRANSFER " + key + "|keep|12").rest().length, "a key is good once");
            assertFalse(data.endedProperly());
        }
    }

    @Test
    void saysNotThatItIsStoredWhenItCannotBe() throws Exception {
        try (WireClient data = guest.data()) {
            data.say("TRANSFER " + put("/Uploads/raced") + "|keep|12").write(Arrays.copyOf(SMALL, 5));
            TestSite.await("it has begun", () -> site.storage.get("/Uploads/raced.WiredTransfer") != null);
            site.storage.put("/Uploads/raced", new byte[1]); // commit will find the name taken
            data.write(Arrays.copyOfRange(SMALL, 5, SMALL.length));
            assertEquals("end", data.hear());
            assertFalse(data.endedProperly());
        }
    }

    @Test
    void endsWhenNoOtherKeyComes() throws Exception {
        stop();
        start(3);
        try (WireClient data = guest.data()) {
            data.say("TRANSFER " + guest.key("GET /small.txt|0", "/small.txt|0") + "|keep|12");
            assertArrayEquals(SMALL, data.read(SMALL.length));
            data.expect("250 Sent", "end");
        }
        guest.lives();
        for (int i = 0; i < 2; i++) { // its slots are free
            guest.key("GET /small.txt|" + i, "/small.txt|" + i);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"|", "x"})
    void takesNoBytesBehindAFileForAnotherKey(String bytes) throws Exception {
        String next = guest.key("GET /small.txt|6", "/small.txt|6");
        byte[] surplus = ("TRANSFER " + next + "\u001ckeep\u001c6\4").getBytes(UTF_8);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        if (bytes.equals("x")) { // along with the key
            all.writeBytes(("TRANSFER " + put("/Uploads/more") + "\u001ckeep\u001c12\4").getBytes(UTF_8));
        }
        all.writeBytes(SMALL);
        all.writeBytes(surplus);
        try (WireClient data = guest.data()) {
            if (bytes.equals("|")) {
                data.say("TRANSFER " + put("/Uploads/more") + "|keep|12");
            }
            assertEquals("end", data.write(all.toByteArray()).hear());
            assertTrue(data.endedProperly(), "the file is there");
        }
        assertArrayEquals(SMALL, site.storage.get("/Uploads/more"));
        try (WireClient data = guest.data(next)) {
            assertArrayEquals(Arrays.copyOfRange(SMALL, 6, 12), data.rest(), "the key is good still");
        }
    }

    @Test
    void takesNoKeyOfASessionThatHasEnded() throws Exception {
        try (WireClient data = guest.data();
                WireClient other = site.guest()) {
            data.say("TRANSFER " + put("/Uploads/first") + "|keep|12")
                    .write(SMALL)
                    .expect("250 Stored");
            String key = put("/Uploads/second");
            guest.close();
            TestSite.await("it has ended", () -> site.site.sessions().all().size() == 1);
            assertEquals(
                    0, data.say("TRANSFER " + key + "|keep|12").write(SMALL).rest().length);
            assertNull(site.storage.get("/Uploads/second"));
            other.lives();
        }
    }

    @Test
    void endsWithTheSessionWhoseFileItCarries() throws Exception {
        try (WireClient data = guest.data()) {
            data.say("TRANSFER " + put("/Uploads/first") + "|keep|12")
                    .write(SMALL)
                    .expect("250 Stored");
            data.say("TRANSFER " + put("/Uploads/second") + "|keep|12").write(Arrays.copyOf(SMALL, 5));
            TestSite.await("it has begun", () -> site.storage.get("/Uploads/second.WiredTransfer") != null);
            guest.close();
            assertEquals("end", data.hear());
        }
        assertArrayEquals(SMALL, site.storage.get("/Uploads/first"));
        assertNull(site.storage.get("/Uploads/second"));
    }

    @Test
    void endsWithTheServer() throws Exception {
        try (WireClient data = guest.data()) {
            data.say("TRANSFER " + put("/Uploads/first") + "|keep|12")
                    .write(SMALL)
                    .expect("250 Stored");
            site.server.close();
            assertEquals("end", data.hear());
        }
    }

    private String put(String path) throws IOException {
        String offer =
                "PUT " + path + "|" + SMALL.length + "|" + Checksum.of(SMALL).hex();
        return guest.key(offer, path + "|0");
    }

    private byte[] last(WireClient data) throws IOException {
        return data.say("TRANSFER " + guest.key("GET /small.txt|0", "/small.txt|0"))
                .rest();
    }
}
