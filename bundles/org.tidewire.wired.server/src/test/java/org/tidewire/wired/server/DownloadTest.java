package org.tidewire.wired.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;

import javax.net.ssl.SSLSession;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewire.transfer.TransferState;

@Timeout(60)
class DownloadTest {
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
    void sendsAFileByteForByteAsTraced() throws Exception {
        assertArrayEquals("hello wired\n".getBytes(UTF_8), get("/small.txt", 0));
        assertArrayEquals("wired\n".getBytes(UTF_8), get("/small.txt", 6));
        assertArrayEquals(BIG, get("/big.bin", 0), "seed 31");
        assertArrayEquals(Arrays.copyOfRange(BIG, 15_000_001, BIG.length), get("/big.bin", 15_000_001));
        assertArrayEquals(new byte[0], get("/big.bin", BIG.length));
        assertArrayEquals(new byte[0], get("/empty.bin", 0));
        assertArrayEquals("half".getBytes(UTF_8), get("/half.WiredTransfer", 0));
        guest.ask("GET /small.txt|13", "503 Syntax Error");
        guest.ask("GET /nosuch|0", "520 File or Directory Not Found");
        guest.ask("GET /dir|0", "520 File or Directory Not Found").lives();
    }

    @Test
    void repeatsThePathAsItWasWritten() throws Exception {
        guest.take(guest.key("GET small.txt|0", "small.txt|0"));
        guest.take(guest.key("GET //small.txt/|0", "/small.txt|0"));
    }

    @Test
    void sendsManyFilesOneAfterTheOther() throws Exception {
        for (int i = 0; i < 50; i++) {
            assertArrayEquals("wired\n".getBytes(UTF_8), get("/small.txt", 6));
        }
        guest.lives();
    }

    @Test
    void refusesWhomMayNotDownload() throws Exception {
        try (WireClient nobody = site.connect().login("nobody", "x")) {
            nobody.ask("GET /small.txt|0", "516 Permission Denied").lives();
        }
    }

    @Test
    void sendsNothingForAKeyThatIsNotGood() throws Exception {
        assertEquals(0, guest.take("0".repeat(40)).length);
        assertEquals(0, guest.take("").length);
        String key = guest.key("GET /small.txt|0", "/small.txt|0");
        assertEquals(0, guest.take(key.substring(1)).length);
        assertEquals(12, guest.take(key).length);
        assertEquals(0, guest.take(key).length, "a key is good once");
    }

    @Test
    void sendsNothingToAnotherAddress() throws Exception {
        String key = guest.key("GET /small.txt|0", "/small.txt|0");
        InetAddress other = InetAddress.getByAddress(new byte[] {127, 0, 0, 2});
        try (WireClient thief = new WireClient(TestSite.TLS, site.server.port() + 1, other)) {
            assertEquals(0, thief.say("TRANSFER " + key).rest().length);
        }
        assertEquals(12, guest.take(key).length, "it is still good for its owner");
    }

    @Test
    void sendsNothingForAKeyThatIsTooOld() throws Exception {
        String key = guest.key("GET /small.txt|0", "/small.txt|0");
        TestSite.await("it expired", () -> site.engine.list().get(0).info().state() == TransferState.INTERRUPTED);
        assertEquals(0, guest.take(key).length);
        guest.lives();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PING", "HELLO", "", "TRANSFER", "GET /small.txt|0"})
    void saysNothingOnTheTransferPort(String command) throws Exception {
        try (WireClient data = guest.data()) {
            assertEquals(0, data.say(command).rest().length);
        }
    }

    @Test
    void hangsUpOnAKeyWithoutEnd() throws Exception {
        try (WireClient data = guest.data()) {
            assertThrows(IOException.class, () -> {
                data.write(new byte[2000]);
                throw new IOException("ended with " + data.rest().length);
            });
        }
    }

    @Test
    void hangsUpOnAKeyThatNeverComes() throws Exception {
        try (TestSite hasty = new TestSite(Map.of("transfer.timeout", 1), Map.of());
                WireClient client = hasty.guest();
                WireClient data = client.data()) {
            assertEquals(0, data.rest().length);
        }
    }

    @Test
    void neverLogsKeys() throws Exception {
        String key = guest.key("GET /small.txt|0", "/small.txt|0");
        guest.take(key);
        guest.take(key);
        assertFalse(site.logged.toString().contains(key));
    }

    @Test
    void speaksTls12OnTheTransferPortAndResumes() throws Exception {
        assertEquals("TLSv1.3", guest.socket.getSession().getProtocol());
        long created = 0;
        for (int i = 0; i < 3; i++) {
            try (WireClient data = guest.data(guest.key("GET /small.txt|0", "/small.txt|0"))) {
                SSLSession session = data.socket.getSession();
                assertEquals("TLSv1.2", session.getProtocol());
                assertTrue(session.getCipherSuite().contains("AES_128_GCM"), session.getCipherSuite());
                created = i == 0 ? session.getCreationTime() : created;
                assertEquals(created, session.getCreationTime(), "the same session, resumed");
                assertEquals(12, data.rest().length);
            }
        }
    }

    private byte[] get(String path, long offset) throws IOException {
        return guest.take(guest.key("GET " + path + "|" + offset, path + "|" + offset));
    }

    private static byte[] random(long seed, int length) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }
}
