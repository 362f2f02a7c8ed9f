package org.tidewire.wired.client.provider;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.SSLException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tidewire.storage.FilePath;
import org.tidewire.wired.ErrorReply;
import org.tidewire.wired.channel.TestTls;
import org.tidewire.wired.client.WiredConnection;
import org.tidewire.wired.client.WiredException;

class ReconnectTest extends WithServer {
    private static final FilePath D = FilePath.of("/d");
    private static final int FILES = 8;

    private WiredConnection connection;

    @BeforeEach
    void open() throws IOException {
        client.close();
        client = client(Map.of("reconnect.tries", 2));
        server.folders.put("/d", 1);
        for (int i = 0; i < FILES; i++) {
            server.files.put("/d/" + i, bytes(100_000 + i));
        }
        connection = connect();
    }

    @AfterEach
    void shut() throws IOException {
        connection.close();
    }

    @Test
    void goesOnWithAFolderWhenTheConnectionBroke() throws IOException {
        server.once("GET /d/6", (command, session) -> server.drop());
        connection.get(D, local("d"), heard);
        for (int i = 0; i < FILES; i++) {
            assertArrayEquals(bytes(100_000 + i), Files.readAllBytes(local("d/" + i)), "file " + i);
            int file = i;
            assertEquals(
                    1,
                    heard.all.stream()
                            .filter(each -> each.startsWith("done /d/" + file))
                            .count());
        }
        assertTrue(heard.all.contains("reconnecting 1"), heard.all.toString());
        assertEquals(2, server.count("HELLO"));
        assertTrue(connection.isOpen());
    }

    @Test
    void goesOnWithAFileThatIsSent() throws IOException {
        Files.write(local("a.bin"), bytes(3_000_000));
        server.cuts.add(1_000_000);
        server.once("PUT", (command, session) -> session.react(command));
        server.once("PUT", (command, session) -> server.drop());
        connection.put(local("a.bin"), A, heard);
        assertArrayEquals(bytes(3_000_000), server.files.get("/a.bin"));
        assertEquals(2, server.count("HELLO"));
    }

    @Test
    void goesOnAlsoIfTheTransferIsSeenToBreakBeforeTheConnection() throws IOException {
        Files.write(local("a.bin"), bytes(3_000_000));
        server.once("PUT", (command, session) -> {
            server.dataIdentity = null; // its handshake fails
            session.react(command);
        });
        server.once("PING", (command, session) -> {
            server.dataIdentity = server.identity;
            server.drop();
        });
        connection.put(local("a.bin"), A, heard);
        assertArrayEquals(bytes(3_000_000), server.files.get("/a.bin"));
        assertEquals(2, server.count("HELLO"));
    }

    @Test
    void triesAgainWhileTheServerStillHoldsThePathForTheLostConnection() throws IOException {
        Files.write(local("a.bin"), bytes(1000));
        server.once("PUT", (command, session) -> server.drop());
        server.once("PUT", (command, session) -> session.reply(500, "Command Failed"));
        connection.put(local("a.bin"), A, heard);
        assertArrayEquals(bytes(1000), server.files.get("/a.bin"));
    }

    @Test
    void givesUpAfterSoManyTriesAndSaysIt() {
        server.once("GET", (command, session) -> server.close());
        IOException failed = assertThrows(IOException.class, () -> connection.get(D, local("d"), heard));
        assertTrue(failed.getMessage().startsWith("given up after 2 tries to connect again"), failed.getMessage());
        assertTrue(failed.getMessage().contains("the last: no connection to 127.0.0.1"), failed.getMessage());
        assertTrue(failed.getMessage().endsWith("what arrived is kept in " + local("d")), failed.getMessage());
        assertTrue(heard.all.contains("reconnecting 2"), heard.all.toString());
        assertEquals(List.of(1, 2), pauses);
        assertFalse(connection.isOpen());
    }

    @Test
    void givesUpOnAServerThatLetsUsInAndDropsUsForEver() {
        for (int i = 0; i < 10; i++) {
            server.once("GET", (command, session) -> server.drop());
        }
        IOException failed =
                assertThrows(IOException.class, () -> connection.get(FilePath.of("/d/1"), local("d"), heard));
        assertTrue(failed.getMessage().contains("the last: the connection to 127.0.0.1"), failed.getMessage());
        assertEquals(3, server.count("HELLO"));
        assertEquals(List.of(1, 2), pauses);
    }

    @Test
    void countsTriesAnewOnlyWhenBytesWereGained() throws IOException {
        server.files.put("/a.bin", bytes(3_000_000));
        for (int i = 0; i < 5; i++) {
            server.cuts.add(Download.OVERLAP + 200_000);
            server.once("STAT", (command, session) -> session.react(command));
            server.once("STAT", (command, session) -> server.drop());
        }
        connection.get(A, local("a.bin"), heard);
        assertArrayEquals(bytes(3_000_000), Files.readAllBytes(local("a.bin")));
        assertEquals(6, server.count("HELLO"));
        assertEquals(List.of(1, 1, 1, 1, 1), pauses);
    }

    @Test
    void givesUpOnASmallFileThatBeginsAnewForEver() {
        server.files.put("/a.bin", bytes(60_000));
        for (int i = 0; i < 10; i++) {
            server.cuts.add(30_000);
            server.once("STAT", (command, session) -> session.react(command));
            server.once("STAT", (command, session) -> server.drop());
        }
        IOException failed = assertThrows(IOException.class, () -> connection.get(A, local("a.bin"), heard));
        assertTrue(failed.getMessage().endsWith("kept in " + local("a.bin.WiredTransfer")), failed.getMessage());
        assertEquals(List.of(1, 2), pauses);
    }

    @Test
    void givesUpSendingToAServerThatKeepsNothing() throws IOException {
        Files.write(local("a.bin"), bytes(1_000_000));
        for (int i = 0; i < 10; i++) {
            server.cuts.add(0);
            server.once("PUT", (command, session) -> session.react(command));
            server.once("PUT", (command, session) -> server.drop());
        }
        IOException failed = assertThrows(IOException.class, () -> connection.put(local("a.bin"), A, heard));
        assertTrue(failed.getMessage().endsWith("; the server keeps what arrived"), failed.getMessage());
        assertEquals(List.of(1, 2), pauses);
    }

    @Test
    void isOpenWhileItConnectsAgain() throws Exception {
        CountDownLatch held = new CountDownLatch(1);
        server.once("GET", (command, session) -> server.drop());
        server.once("HELLO", (command, session) -> {
            assertTrue(held.await(20, TimeUnit.SECONDS));
            session.react(command);
        });
        CompletableFuture<Void> getting = later(() -> connection.get(FilePath.of("/d/1"), local("d"), heard));
        await(() -> server.count("HELLO") == 2);
        assertTrue(connection.isOpen());
        held.countDown();
        getting.get(20, TimeUnit.SECONDS);
        assertTrue(connection.isOpen());
        server.drop();
        await(() -> !connection.isOpen());
    }

    @Test
    void waitsLongerFromTryToTryButNeverLongerThanHalfAMinuteAndABit() {
        for (int attempt = 1; attempt <= 1000; attempt++) {
            long usual = attempt > 5 ? 30_000 : 1000L << (attempt - 1);
            long pause = Lines.pause(attempt).toMillis();
            assertTrue(pause >= usual * 3 / 4 && pause <= usual * 5 / 4, attempt + ": " + pause);
        }
    }

    @Test
    void doesNotInsistWhereTheLoginIsRefused() {
        server.once("GET", (command, session) -> server.drop());
        server.once("PASS", (command, session) -> session.reply(510, "Login Failed"));
        WiredException refused = assertThrows(WiredException.class, () -> connection.get(D, local("d"), heard));
        assertEquals(ErrorReply.LOGIN_FAILED, refused.reply());
        assertEquals(2, server.count("HELLO"));
    }

    @Test
    void tellsAServerWithAnotherCertificateNothing() {
        server.once("GET", (command, session) -> {
            server.identity = TestTls.context();
            server.drop();
        });
        assertThrows(SSLException.class, () -> connection.get(D, local("d"), heard));
        assertEquals(1, server.count("HELLO"));
    }

    @Test
    void whoIsInterruptedLeavesTheConnectionToOthers() throws Exception {
        server.files.put("/a.bin", bytes(3_000_000));
        connection.limit(1024, 0);
        CompletableFuture<Void> ended = new CompletableFuture<>();
        Thread getting = new Thread(() -> {
            try {
                connection.get(A, local("a.bin"), heard);
                ended.complete(null);
            } catch (IOException e) {
                ended.completeExceptionally(new UncheckedIOException(e));
            }
        });
        getting.start();
        await(() -> !heard.all.isEmpty() && getting.getState() == Thread.State.TIMED_WAITING); // a pause, for its speed
        getting.interrupt();
        failure(ended);
        assertTrue(connection.isOpen());
        assertEquals(FILES, connection.list(D).size());
        assertEquals(1, server.count("HELLO"));
    }

    @Test
    void doesNotReconnectAfterItWasClosed() {
        server.once("GET", (command, session) -> connection.close());
        assertThrows(IOException.class, () -> connection.get(D, local("d"), heard));
        assertEquals(1, server.count("HELLO"));
    }
}
