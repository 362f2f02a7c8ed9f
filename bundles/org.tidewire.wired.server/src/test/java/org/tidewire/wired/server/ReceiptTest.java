package org.tidewire.wired.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tidewire.transfer.Checksum;
import org.tidewire.transfer.FileControl;
import org.tidewire.transfer.Side;

/** The proper end of TLS on a data connection is the receipt for an upload, and for nothing less. */
@Timeout(60)
class ReceiptTest {
    private static final byte[] FILE = new byte[300_000];

    private TestSite site;
    private WireClient guest;

    @BeforeEach
    void start() throws IOException {
        new Random(51).nextBytes(FILE);
        site = new TestSite();
        guest = site.guest();
    }

    @AfterEach
    void stop() throws IOException {
        guest.close();
        site.close();
    }

    @Test
    void endsProperlyOnceTheFileIsCommitted() throws Exception {
        for (String path : new String[] {"/Uploads/whole", "/Drop Box/whole", "/Drop Box/whole"}) {
            try (WireClient data = guest.data(key(path, 0)).write(FILE)) {
                assertEquals(0, data.rest().length);
                assertTrue(data.endedProperly(), path);
                assertNotNull(site.storage.get(path));
            }
        }
        assertNotNull(site.storage.get("/Drop Box/whole 2"));
    }

    @Test
    void endsProperlyWhenNoByteIsMissing() throws Exception {
        String empty = "da39a3ee5e6b4b0d3255bfef95601890afd80709";
        try (WireClient data = guest.data(guest.key("PUT /Drop Box/zero|0|" + empty, "/Drop Box/zero|0"))) {
            assertEquals(0, data.rest().length);
            assertTrue(data.endedProperly());
        }
    }

    @Test
    void endsWithoutAWordWhenBytesAreMissing() throws Exception {
        site.engine.removeListener(
                site.site.tickets()); // which would cut the connection, and so hide what is said on it
        try (WireClient data = guest.data(key("/Uploads/part", 0)).write(Arrays.copyOf(FILE, FILE.length - 1))) {
            data.hangUp();
            assertEquals(0, data.rest().length);
            assertFalse(data.endedProperly());
            assertNull(site.storage.get("/Uploads/part"));
        }
        try (WireClient data = guest.data(key("/Uploads/part", FILE.length - 1)).write(Arrays.copyOf(FILE, 1))) {
            assertEquals(0, data.rest().length);
            assertTrue(data.endedProperly());
        }
    }

    @Test
    void endsWithoutAWordForAKeyThatIsNotGood() throws Exception {
        try (WireClient data = guest.data("0".repeat(40))) {
            assertEquals(0, data.rest().length);
            assertFalse(data.endedProperly());
        }
    }

    @Test
    void endsWithoutAWordWhenTheFileCannotBeStored() throws Exception {
        String key = key("/Uploads/raced", 0);
        try (WireClient data = guest.data(key).write(Arrays.copyOf(FILE, 1000))) {
            TestSite.await("it has begun", () -> site.storage.get("/Uploads/raced.WiredTransfer") != null);
            site.storage.put("/Uploads/raced", new byte[1]); // commit will find the name taken
            data.write(Arrays.copyOfRange(FILE, 1000, FILE.length));
            readToTheEnd(data);
            assertFalse(data.endedProperly());
        }
        assertEquals(1, site.storage.get("/Uploads/raced").length);
    }

    @Test
    void endsWithoutAWordWhenTheUploadIsStopped() throws Exception {
        try (WireClient data = guest.data(key("/Uploads/stopped", 0)).write(Arrays.copyOf(FILE, 1000))) {
            TestSite.await("it has begun", () -> site.storage.get("/Uploads/stopped.WiredTransfer") != null);
            site.engine.list().get(0).control(FileControl.CANCEL, Side.OURS);
            readToTheEnd(data);
            assertFalse(data.endedProperly());
        }
    }

    private String key(String path, long offset) throws IOException {
        return guest.key("PUT " + path + "|300000|" + Checksum.of(FILE).hex(), path + "|" + offset);
    }

    private static void readToTheEnd(WireClient data) {
        try {
            assertEquals(0, data.rest().length);
        } catch (IOException e) {
            assertNotNull(e.getMessage(), "the connection was cut");
        }
    }
}
