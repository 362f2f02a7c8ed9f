package org.tidewire.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The start script from outside: processes, files, exit codes. */
class StartScriptIT {
    @TempDir
    private Path folder;

    private Path home;
    private String port;

    @BeforeEach
    void choosePorts() {
        home = folder.resolve("ho me");
        port = Integer.toString(ServerProcess.freePorts());
    }

    @Test
    void greetsServesRefusesASecondOneAndStops() throws Exception {
        long java;
        try (ServerProcess server = start()) {
            List<String> greeting = server.lines(5);
            assertEquals(5, greeting.size(), server.out());
            assertTrue(greeting.get(0).contains("control port " + port), greeting.get(0));
            assertTrue(greeting.get(1).contains(home.resolve("files").toString()), greeting.get(1));
            String password = Files.readString(home.resolve("admin-password")).strip();
            assertTrue(greeting.get(2).contains(password), greeting.get(2));
            java = Long.parseLong(Files.readString(home.resolve("lock")).strip());
            assertTrue(greeting.get(4).contains(Long.toString(java)), greeting.get(4));

            assertEquals("rw-------", mode("admin-password"));
            assertEquals("rw-------", mode("etc/org.tidewire.account-admin.cfg"));
            assertEquals("rw-------", mode("identity/identity.p12"));
            assertEquals("rwx------", mode("identity"));
            assertTrue(Files.isDirectory(home.resolve("files/Uploads")));

            try (ServerProcess second = start()) {
                assertEquals(1, second.exitCode());
                assertTrue(second.err().contains("process " + java + " uses " + home), second.err());
            }
            // Its input ended at once, which a server by itself does not mind.
            assertTrue(server.isAlive(), server.err());
            server.terminate();
            assertEquals(0, server.exitCode(), server.err());
            assertEquals("", server.err());
        }
        assertFalse(ProcessHandle.of(java).map(ProcessHandle::isAlive).orElse(false));
        String log = Files.readString(home.resolve("logs/tidewire.log"));
        assertTrue(log.contains("no more"), "the server was not stopped but cut off:\n" + log);
    }

    @Test
    void takesTheHomeOfAServerThatWasKilled() throws Exception {
        try (ServerProcess server = start()) {
            server.lines(5);
            long java = Long.parseLong(Files.readString(home.resolve("lock")).strip());
            assertTrue(ProcessHandle.of(java).orElseThrow().destroyForcibly());
            assertEquals(137, server.exitCode());
        }
        Files.delete(home.resolve("etc/org.tidewire.account-guest.cfg"));
        try (ServerProcess script = start("--exec", "account:list")) {
            assertEquals(0, script.exitCode(), script.err());
            assertTrue(script.out().contains("admin"), script.out());
            assertFalse(script.out().contains("guest"), script.out());
            assertEquals("", script.err());
        }
    }

    @Test
    void doesNotGreetWhenAnotherHasThePort() throws Exception {
        try (ServerSocket other = new ServerSocket(Integer.parseInt(port), 9, InetAddress.getLoopbackAddress());
                ServerProcess server = start()) {
            server.errorLine("tidewire: the server does not listen on 127.0.0.1, port " + other.getLocalPort());
            assertEquals("", server.out());
        }
    }

    @Test
    void runsCommandsUntilOneFails() throws Exception {
        try (ServerProcess script = start("--exec", "echo 'so far'; storage:stat /Missing; echo never")) {
            assertEquals(1, script.exitCode());
            assertEquals("so far\n", script.out());
            assertEquals(1, script.err().lines().count(), script.err());
            assertTrue(script.err().startsWith("tidewire: "), script.err());
        }
    }

    @Test
    void endsWithOneIfAnythingWasLeftOut() throws Exception {
        Path sent = Files.createDirectories(folder.resolve("sent"));
        Files.writeString(sent.resolve("a.txt"), "arrives");
        try (ServerProcess server = start()) {
            server.lines(5);
            String put = "wired:connect wired://guest@127.0.0.1:" + port + "/; wired:put -q '" + sent
                    + "' /Uploads; echo end";
            try (ServerProcess script = client(put)) {
                assertEquals(0, script.exitCode(), script.err());
                assertTrue(script.out().endsWith("\nend\n"), script.out());
                assertFalse(script.out().contains("a.txt"), script.out());
            }
            assertEquals("arrives", Files.readString(home.resolve("files/Uploads/sent/a.txt")));
            Files.createSymbolicLink(sent.resolve("link"), Path.of("a.txt"));
            try (ServerProcess script = client(put)) {
                assertEquals(1, script.exitCode(), script.out());
                assertFalse(script.out().contains("end"), script.out());
                assertTrue(script.err().contains("except 1: ") && script.err().contains("link"), script.err());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"--port=65535", "--port=x", "--port=", "--prot=1", "--home", "more"})
    void refusesWrongOptionsBeforeDoingAnything(String option) throws Exception {
        try (ServerProcess script = start(option)) {
            assertEquals(2, script.exitCode());
            assertTrue(script.err().startsWith("tidewire: "), script.err());
            assertFalse(Files.exists(home));
        }
    }

    @Test
    void tellsItsOptions() throws Exception {
        try (ServerProcess script = ServerProcess.start(folder, "--help")) {
            assertEquals(0, script.exitCode());
            for (String option : List.of("--home", "--folder", "--address", "--port", "--exec")) {
                assertTrue(script.out().contains(option), script.out());
            }
        }
    }

    private ServerProcess client(String commands) throws IOException {
        String own = folder.resolve("client").toString();
        return ServerProcess.start(folder, "--home", own, "--port", "0", "--exec", commands);
    }

    private ServerProcess start(String... more) throws IOException {
        List<String> options = new ArrayList<>(List.of("--home", home.toString(), "--port", port));
        options.addAll(List.of(more));
        return ServerProcess.start(folder, options.toArray(String[]::new));
    }

    private String mode(String file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve(file)));
    }
}
