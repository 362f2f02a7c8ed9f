package org.tidewire.system;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clients that speak nothing newer than TLS 1.0 or 1.1, played by OpenSSL. */
class LegacyTlsIT {
    private static final String WEAK = "ALL:@SECLEVEL=0";
    private static final String RSA = "AES256-SHA:@SECLEVEL=0";

    @TempDir
    Path folder;

    private final int port = Ports.free();

    @BeforeEach
    void requireOldOpenssl() throws Exception {
        assumeTrue(OpensslConnection.isPossible("-tls1", WEAK), "this OpenSSL speaks no TLS 1.0");
    }

    @Test
    void areRefusedUnlessAskedFor() throws Exception {
        try (Tidewire server = Tidewire.serve(folder.resolve("server"), port)) {
            for (String version : new String[] {"-tls1", "-tls1_1"}) {
                for (int each : new int[] {port, port + 1}) {
                    try (OpensslConnection client = new OpensslConnection(each, version, "-cipher", WEAK)) {
                        assertEquals(0, client.rest().length);
                        assertNotEquals(0, client.exitCode());
                    }
                }
            }
            try (OpensslConnection client = new OpensslConnection(port, "-tls1_2")) {
                client.send("PING\4");
                assertEquals("202 Pong", client.reply());
            }
            server.requireRunning();
        }
    }

    @Test
    void logInAndDownloadWhenAskedFor() throws Exception {
        Path home = folder.resolve("server");
        try (Tidewire server = Tidewire.serve(home, port, "--legacy-tls")) {
            Path stored = RandomFile.make(home.resolve("files/a file.bin"), 11, 300_000);
            for (String version : new String[] {"-tls1", "-tls1_1", "-tls1_2", "-tls1_3"}) {
                assertDownloads(stored, version, WEAK);
            }
            server.requireRunning();
        }
    }

    /** As the original clients do, which know neither elliptic curves nor anything of TLS 1.2. */
    @Test
    void logInAndDownloadWithRsaAloneIfTheKeyIsRsa() throws Exception {
        assumeTrue(OpensslConnection.isPossible("-tls1", RSA), "this OpenSSL has no AES256-SHA");
        Path home = folder.resolve("server");
        Files.createDirectories(home.resolve("etc"));
        Files.writeString(
                home.resolve("etc/org.tidewire.tls.cfg"), "directory = ${tidewire.home}/identity\nkey = RSA\n");
        try (Tidewire server = Tidewire.serve(home, port, "--legacy-tls")) {
            Path stored = RandomFile.make(home.resolve("files/a file.bin"), 12, 300_000);
            for (String version : new String[] {"-tls1", "-tls1_1", "-tls1_2"}) {
                assertDownloads(stored, version, RSA);
            }
            server.requireRunning();
        }
    }

    private void assertDownloads(Path stored, String version, String cipher) throws Exception {
        try (OpensslConnection control = new OpensslConnection(port, version, "-cipher", cipher)) {
            control.send("HELLO\4NICK old\4USER tester\4PASS \4GET /a file.bin\0340\4");
            assertTrue(control.reply().startsWith("200 "));
            assertTrue(control.reply().startsWith("201 "));
            String ready = control.reply();
            assertTrue(ready.startsWith("400 "), ready);
            String dataVersion = version.equals("-tls1_3") ? "-tls1_2" : version;
            try (OpensslConnection data = new OpensslConnection(port + 1, dataVersion, "-cipher", cipher)) {
                data.send("TRANSFER " + ready.substring(ready.length() - 40) + "\4");
                assertArrayEquals(Files.readAllBytes(stored), data.rest());
            }
        }
    }
}
