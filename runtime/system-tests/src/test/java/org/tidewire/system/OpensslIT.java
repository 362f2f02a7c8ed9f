package org.tidewire.system;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A client that shares nothing with ours: OpenSSL, and the protocol's bytes written out. */
class OpensslIT {
    private static final int SIZE = 300_000;

    @TempDir
    Path folder;

    private final int port = Ports.free();
    private Path stored;
    private Tidewire server;

    @BeforeEach
    void serve() throws Exception {
        assumeTrue(OpensslConnection.isPossible(), "openssl is missing");
        Path home = folder.resolve("server");
        server = Tidewire.serve(home, port);
        stored = RandomFile.make(home.resolve("files/a file.bin"), 7, SIZE);
    }

    @AfterEach
    void stop() throws Exception {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void everyByteOfAConversationIsAsSpecified() throws Exception {
        try (OpensslConnection control = new OpensslConnection(port)) {
            control.send("HELLO\4");
            assertMatches("200 Tidewire/[^\34]+\0341\\.1\034Tidewire\034\034DATE\034\\d+\034\\d+", control.reply());
            control.send("NICK tester\4USER tester\4PASS \4PING\4");
            assertMatches("201 \\d+", control.reply());
            assertEquals("202 Pong", control.reply());
            control.send("STAT /a file.bin\4");
            assertMatches(
                    "402 /a file\\.bin\0340\034" + SIZE + "\034DATE\034DATE\034" + sum() + "\034", control.reply());
            control.send("LIST /\4");
            assertMatches("410 /a file\\.bin\0340\034" + SIZE + "\034DATE\034DATE", control.reply());
            assertMatches("410 /Uploads\0342\0340\034DATE\034DATE", control.reply());
            assertMatches("411 /\034\\d+", control.reply());
            control.send("STAT /missing\4");
            assertEquals("520 File or Directory Not Found", control.reply());
            control.send("GET /a file.bin\0341000\4");
            String ready = control.reply();
            assertMatches("400 /a file\\.bin\0341000\034[0-9a-f]{40}", ready);
            assertArrayEquals(tail(1000), transfer(ready.substring(ready.length() - 40)));
        }
    }

    private byte[] transfer(String key) throws Exception {
        try (OpensslConnection data = new OpensslConnection(port + 1)) {
            data.send("TRANSFER " + key + "\4");
            return data.rest();
        }
    }

    private byte[] tail(int from) throws IOException {
        byte[] all = Files.readAllBytes(stored);
        return Arrays.copyOfRange(all, from, all.length);
    }

    private String sum() throws Exception {
        byte[] sum = MessageDigest.getInstance("SHA-1").digest(Files.readAllBytes(stored));
        return HexFormat.of().formatHex(sum);
    }

    private static void assertMatches(String form, String reply) {
        String pattern = form.replace("DATE", "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\+00:00");
        assertTrue(reply.matches(pattern), () -> reply.replace('\34', '|') + " is not " + form.replace('\34', '|'));
    }
}
