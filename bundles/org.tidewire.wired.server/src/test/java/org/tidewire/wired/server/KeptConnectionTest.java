package org.tidewire.wired.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.util.Arrays;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
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
                data.say("TRANSFER " + guest.key("GET /small.txt|6", "/small.txt|6") + "|keep");
                assertArrayEquals(Arrays.copyOfRange(SMALL, 6, 12), data.read(6), "file " + i);
                data.say("TRANSFER " + put("/Uploads/" + i) + "|keep")
                        .write(SMALL)
                        .expect("250 Stored");
                assertArrayEquals(SMALL, site.storage.get("/Uploads/" + i));
            }
            data.say("TRANSFER " + guest.key("GET /empty.bin|0", "/empty.bin|0") + "|keep");
            assertArrayEquals(SMALL, last(data));
        }
    }

    @Test
    void endsAfterAFileForWhichNobodySaidKeep() throws Exception {
        try (WireClient data = guest.data()) {
            data.say("TRANSFER " + put("/Drop Box/gift") + "|keep").write(SMALL).expect("250 Stored");
            assertArrayEquals(SMALL, last(data));
        }
    }

    @Test
    void endsWithoutAWordForAKeyThatIsNotGood() throws Exception {
        try (WireClient data = guest.data()) {
            String key = guest.key("GET /small.txt|0", "/small.txt|0");
            data.say("TRANSFER " + key + "|keep");
            assertArrayEquals(SMALL, data.read(SMALL.length));
            assertEquals(0, data.say("TRANSFER " + key + "|keep").rest().length, "a key is good once");
            assertFalse(data.endedProperly());
        }
    }

    @Test
    void saysNotThatItIsStoredWhenItCannotBe() throws Exception {
        try (WireClient data = guest.data()) {
            data.say("TRANSFER " + put("/Uploads/raced") + "|keep").write(Arrays.copyOf(SMALL, 5));
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
            data.say("TRANSFER " + guest.key("GET /small.txt|0", "/small.txt|0") + "|keep");
            assertArrayEquals(SMALL, data.rest());
        }
        guest.lives();
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
