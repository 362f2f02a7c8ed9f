package org.tidewire.wired.client.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import javax.net.ssl.SSLException;

import org.junit.jupiter.api.Test;
import org.tidewire.storage.FileType;
import org.tidewire.wired.ErrorReply;
import org.tidewire.wired.WiredUrl;
import org.tidewire.wired.channel.TestTls;
import org.tidewire.wired.client.Progress;
import org.tidewire.wired.client.WiredConnection;
import org.tidewire.wired.client.WiredException;

class ConnectTest extends WithServer {
    @Test
    void logsInAmongMessagesNobodyAskedFor() throws IOException {
        WiredUrl url = new WiredUrl("admin", "secret", "127.0.0.1", server.port(), "/");
        try (WiredConnection connection = client.connect(url)) {
            assertTrue(connection.isOpen());
            assertEquals("Fake", connection.serverName());
            assertEquals(url, connection.url());
        }
        assertEquals(List.of("HELLO ", "NICK admin"), server.said.subList(0, 2));
        assertEquals(1, server.count("CLIENT Tidewire/"));
        assertEquals(List.of("USER admin", "PASS e5e9fa1ba31ecd1ae84f75caaa474f3a663f05f4"), server.said.subList(3, 5));
    }

    @Test
    void tellsThatTheLoginFailed() {
        server.once("PASS", (command, session) -> session.reply(510, "Login Failed"));
        WiredException refused = assertThrows(WiredException.class, this::connect);
        assertEquals(ErrorReply.LOGIN_FAILED, refused.reply());
        assertTrue(refused.getMessage().contains("login guest"), refused.getMessage());
    }

    @Test
    void tellsThatItIsBanned() {
        server.once("HELLO", (command, session) -> session.reply(511, "Banned"));
        assertEquals(
                ErrorReply.BANNED,
                assertThrows(WiredException.class, this::connect).reply());
    }

    @Test
    void tellsThatNobodyListens() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        WiredUrl url = new WiredUrl("guest", "", "127.0.0.1", port, "/");
        IOException failed = assertThrows(IOException.class, () -> client.connect(url));
        assertTrue(failed.getMessage().contains("127.0.0.1 port " + port), failed.getMessage());
    }

    @Test
    void speaksBothVersionsOfTls() throws IOException {
        server.files.put("/a.bin", bytes(10));
        for (String version : List.of("TLSv1.2", "TLSv1.3")) {
            server.protocols = version;
            try (WiredConnection connection = connect()) {
                connection.get(A, local(version), Progress.NONE);
                assertEquals(10, Files.size(local(version)));
            }
        }
    }

    @Test
    void remembersTheCertificateAndAcceptsItAgain() throws IOException {
        connect().close();
        connect().close();
        List<String> lines = Files.readAllLines(knownServers());
        assertEquals(1, lines.size());
        assertTrue(lines.get(0).matches("127\\.0\\.0\\.1:" + server.port() + " [0-9a-f]{64}"));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(knownServers())));
    }

    @Test
    void takesAFingerprintAsOtherToolsWriteIt() throws IOException {
        connect().close();
        String plain = fingerprint(knownServers());
        String written = plain.toUpperCase(Locale.ROOT).replaceAll("(..)(?=.)", "$1:");
        Files.writeString(knownServers(), "127.0.0.1:" + server.port() + "\t" + written + " \n");
        try (WiredConnection connection = connect()) {
            assertTrue(connection.isOpen());
        }
    }

    @Test
    void refusesAnotherCertificateAndSaysWhatToDo() throws IOException {
        connect().close();
        String before = fingerprint(knownServers());
        server.identity = TestTls.context();
        String message = assertThrows(SSLException.class, this::connect).getMessage();

        Path elsewhere = local("elsewhere");
        TlsWiredClient other = client(Map.of("known.servers", elsewhere.toString()));
        try (Closeable ending = other::close;
                WiredConnection connection = other.connect(url())) {
            assertTrue(connection.isOpen());
        }
        assertTrue(message.contains(before), message);
        assertTrue(message.contains(fingerprint(elsewhere)), message);
        assertTrue(message.contains(knownServers().toString()) && message.contains("delete the line"), message);
        assertEquals(before, fingerprint(knownServers()));
    }

    @Test
    void refusesAnotherCertificateOnTheTransferPort() throws IOException {
        server.files.put("/a.bin", bytes(10));
        server.dataIdentity = TestTls.context();
        try (WiredConnection connection = connect()) {
            assertThrows(SSLException.class, () -> connection.get(A, local("a.bin"), Progress.NONE));
            assertFalse(Files.exists(local("a.bin")));
            assertTrue(connection.isOpen());
        }
    }

    @Test
    void refusesToGuessAtADamagedFileOfServers() throws IOException {
        Files.createDirectories(knownServers().getParent());
        Files.writeString(knownServers(), "# mine\n\nexample.org:2000 12:34\n");
        IOException failed = assertThrows(IOException.class, this::connect);
        assertTrue(failed.getMessage().contains("line 3 of " + knownServers()), failed.getMessage());
    }

    @Test
    void keepsWhatPeopleWroteIntoTheFile() throws IOException {
        Files.createDirectories(knownServers().getParent());
        String old = "# mine\n\nexample.org:2000 " + "AB:".repeat(31) + "AB\n";
        Files.writeString(knownServers(), old);
        connect().close();
        assertTrue(Files.readString(knownServers()).startsWith(old));
    }

    @Test
    void failsAtOnceWhenTheConnectionIsLostWhileWaitingInTheQueue() throws Exception {
        server.files.put("/a.bin", bytes(10));
        server.once("GET", (command, session) -> session.reply(401, "/a.bin", 1));
        try (WiredConnection connection = connect()) {
            CompletableFuture<Void> waiting = later(() -> connection.get(A, local("a.bin"), heard));
            await(() -> heard.all.contains("queued /a.bin 1"));
            server.drop();
            IOException lost = failure(waiting);
            assertTrue(lost.getMessage().contains("is lost"), lost.getMessage());
            assertFalse(connection.isOpen());
            assertThrows(IOException.class, () -> connection.stat(A));
        }
    }

    @Test
    void closingEndsTheCallUnderWay() throws Exception {
        server.files.put("/a.bin", bytes(10));
        server.once("GET", (command, session) -> session.reply(401, "/a.bin", 1));
        WiredConnection connection = connect();
        CompletableFuture<Void> waiting = later(() -> connection.get(A, local("a.bin"), heard));
        await(() -> heard.all.contains("queued /a.bin 1"));
        connection.close();
        connection.close();
        assertTrue(failure(waiting).getMessage().contains("closed on this side"));
    }

    @Test
    void givesUpOnAServerThatDoesNotReply() throws IOException {
        client.close();
        client = client(Map.of("reply.timeout", 1));
        server.once("STAT", (command, session) -> {});
        try (WiredConnection connection = connect()) {
            IOException failed = assertThrows(IOException.class, () -> connection.stat(A));
            assertTrue(failed.getMessage().contains("no reply for 1 seconds"), failed.getMessage());
        }
    }

    @Test
    void pingsWhenNothingElseIsSaidAndKeepsPongsApart() throws IOException {
        client.close();
        client = client(Map.of("ping", 1));
        try (WiredConnection connection = connect()) {
            await(() -> server.count("PING") >= 2);
            connection.createFolder(A);
            assertEquals(FileType.DIRECTORY, connection.stat(A).entry().type());
        }
    }

    @Test
    void waitsForItsOwnPongWhenAnotherIsStillToCome() throws Exception {
        client.close();
        client = client(Map.of("ping", 1));
        server.once("PING", (command, session) -> await(() -> server.count("late") > 0));
        server.once("PING", (command, session) -> session.reply(202, "Pong"));
        server.once("FOLDER", (command, session) -> {
            session.send(org.tidewire.wired.Message.of("202", "Pong")); // the one that was late
            session.reply(516, "Permission Denied");
        });
        try (WiredConnection connection = connect()) {
            await(() -> server.count("PING") > 0);
            CompletableFuture<Void> making = later(() -> connection.createFolder(A));
            server.said.add("late");
            assertEquals(ErrorReply.PERMISSION_DENIED, ((WiredException) failure(making)).reply());
        }
    }

    private static String fingerprint(Path file) throws IOException {
        return Files.readString(file).split(" ")[1].strip();
    }
}
