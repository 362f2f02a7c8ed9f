package org.tidewire.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every version and every suite that OpenSSL knows, one handshake each: what is allowed, and nothing else. */
class TlsMatrixIT {
    private static final String ANY = "ALL:COMPLEMENTOFALL:@SECLEVEL=0";

    @TempDir
    Path folder;

    private final int port = Ports.free();

    @BeforeEach
    void requireOpenssl() throws Exception {
        assumeTrue(OpensslConnection.isPossible(), "openssl is missing");
    }

    @Test
    void anEllipticKeyServesForwardSecrecyAndAuthenticatedEncryptionOnly() throws Exception {
        try (Tidewire server = serve("EC")) {
            assertSuites("ECDSA", port);
            for (int each : new int[] {port, port + 1}) {
                for (int minor = 0; minor <= 2; minor++) {
                    assertFalse(TlsProbe.accepts(each, 3, minor), "version 3." + minor + " on " + each);
                }
            }
            assertEquals("", TlsProbe.agreed(port + 1, "-tls1_3"), "TLS 1.3 on the transfer port");
            Set<String> newest = new TreeSet<>();
            for (String suite : new String[] {
                "TLS_AES_128_GCM_SHA256",
                "TLS_AES_256_GCM_SHA384",
                "TLS_CHACHA20_POLY1305_SHA256",
                "TLS_AES_128_CCM_SHA256",
                "TLS_AES_128_CCM_8_SHA256"
            }) {
                newest.add(TlsProbe.agreed(port, "-tls1_3", "-ciphersuites", suite));
            }
            assertEquals(
                    Set.of("", "TLS_AES_128_GCM_SHA256", "TLS_AES_256_GCM_SHA384", "TLS_CHACHA20_POLY1305_SHA256"),
                    newest);
            server.requireRunning();
        }
    }

    @Test
    void anRsaKeyServesForwardSecrecyAndAuthenticatedEncryptionOnly() throws Exception {
        try (Tidewire server = serve("RSA")) {
            assertSuites("RSA", port + 1);
            server.requireRunning();
        }
    }

    @Test
    void nothingIsCompressedOrNegotiatedAnew() throws Exception {
        try (Tidewire server = serve("EC")) {
            for (int each : new int[] {port, port + 1}) {
                String said = TlsProbe.session(each, "R\n", "-tls1_2", "-comp", "-cipher", ANY);
                assertTrue(said.contains("Compression: NONE"), said);
                assertTrue(said.contains("RENEGOTIATING"), said);
                String after = said.substring(said.indexOf("RENEGOTIATING"));
                assertFalse(after.contains("verify return"), "it was negotiated anew: " + said);
            }
            server.requireRunning();
        }
    }

    private Tidewire serve(String key) throws Exception {
        Path home = folder.resolve("server");
        Files.createDirectories(home.resolve("etc"));
        Files.writeString(
                home.resolve("etc/org.tidewire.tls.cfg"), "directory = ${tidewire.home}/identity\nkey = " + key + "\n");
        return Tidewire.serve(home, port);
    }

    private static void assertSuites(String key, int at) throws Exception {
        Set<String> allowed = Set.of(
                "ECDHE-" + key + "-AES128-GCM-SHA256",
                "ECDHE-" + key + "-AES256-GCM-SHA384",
                "ECDHE-" + key + "-CHACHA20-POLY1305");
        Map<String, Future<String>> tries = new TreeMap<>();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            for (String suite : TlsProbe.suites()) {
                String cipher = suite + ":@SECLEVEL=0";
                tries.put(suite, threads.submit(() -> TlsProbe.agreed(at, "-tls1_2", "-psk", "00", "-cipher", cipher)));
            }
            Set<String> taken = new TreeSet<>();
            StringBuilder table = new StringBuilder();
            for (Map.Entry<String, Future<String>> each : tries.entrySet()) {
                String agreed = each.getValue().get();
                table.append(String.format("%n%-40s %s", each.getKey(), agreed.isEmpty() ? "refused" : agreed));
                if (!agreed.isEmpty()) {
                    taken.add(each.getKey());
                }
            }
            assertEquals(new TreeSet<>(allowed), taken, table::toString);
            assertTrue(tries.size() > 50, "too few were tried: " + table);
            System.out.println(tries.size() + " suites were tried with a key of " + key + ", taken: " + taken);
        } finally {
            threads.shutdownNow();
        }
    }
}
