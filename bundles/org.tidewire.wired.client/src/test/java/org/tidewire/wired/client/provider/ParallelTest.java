package org.tidewire.wired.client.provider;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewire.storage.FilePath;
import org.tidewire.wired.client.Progress;
import org.tidewire.wired.client.WiredConnection;

class ParallelTest extends WithServer {
    private static final FilePath D = FilePath.of("/d");
    private static final int FILES = 20;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 100})
    void movesAFolderThroughAsManySlotsAsTheServerHas(int slots) throws IOException {
        server.slots = slots;
        server.folders.put("/d", 1);
        for (int i = 0; i < FILES; i++) {
            server.files.put("/d/" + i, bytes(200_000 + i));
        }
        try (WiredConnection connection = connect()) {
            connection.get(D, local("d"), heard);
            connection.put(local("d"), FilePath.of("/e"), Progress.NONE);
        }
        for (int i = 0; i < FILES; i++) {
            assertArrayEquals(bytes(200_000 + i), Files.readAllBytes(local("d/" + i)), "file " + i);
            assertArrayEquals(bytes(200_000 + i), server.files.get("/e/" + i), "file " + i);
        }
        assertTrue(server.mostRunning <= slots);
        assertTrue(server.mostQueued <= 4, "queued at once: " + server.mostQueued);
    }

    @Test
    void asksForTheNextFileWhileOthersWaitInTheQueue() throws Exception {
        server.slots = 0;
        server.folders.put("/d", 1);
        for (int i = 0; i < FILES; i++) {
            server.files.put("/d/" + i, bytes(10));
        }
        try (WiredConnection connection = connect()) {
            CompletableFuture<Void> getting = later(() -> connection.get(D, local("d"), heard));
            await(() -> server.count("GET") == 4);
            assertEquals(10, connection.stat(FilePath.of("/d/0")).entry().size());
            assertEquals(4, server.mostQueued);
            for (int i = 0; i < 4; i++) {
                server.slots = 4;
                server.free();
            }
            getting.get(20, TimeUnit.SECONDS);
        }
        assertEquals(
                FILES,
                heard.all.stream().filter(each -> each.startsWith("done ")).count());
        assertTrue(heard.all.stream().anyMatch(each -> each.startsWith("queued /d/")), heard.all.toString());
    }

    @Test
    void asksAgainOnceWhenAKeyDied() throws IOException {
        server.files.put("/a.bin", bytes(100_000));
        server.cuts.add(0);
        try (WiredConnection connection = connect()) {
            connection.get(A, local("a.bin"), heard);
        }
        assertArrayEquals(bytes(100_000), Files.readAllBytes(local("a.bin")));
        assertEquals(2, server.count("GET"));
    }

    @Test
    void takesARefusalOfAFileThatWaitsAloneForIt() throws IOException {
        server.files.put("/a.bin", bytes(10));
        server.once("GET", (command, session) -> {
            session.reply(401, "/a.bin", 1);
            session.reply(520, "File or Directory Not Found");
        });
        try (WiredConnection connection = connect()) {
            assertThrows(IOException.class, () -> connection.get(A, local("a.bin"), heard));
            assertTrue(connection.isOpen());
        }
    }

    @Test
    void findsOutWhichOfSeveralFilesInTheQueueWasRefused() throws Exception {
        impatient();
        server.slots = 0;
        server.folders.put("/d", 1);
        for (int i = 0; i < 4; i++) {
            server.files.put("/d/" + i, bytes(10));
        }
        server.once("GET /d/1", (command, session) -> session.reply(401, "/d/1", 7));
        server.once("GET /d/1", (command, session) -> session.reply(516, "Permission Denied"));
        IOException told;
        try (WiredConnection connection = connect()) {
            CompletableFuture<Void> getting = later(() -> connection.get(D, local("d"), heard));
            await(() -> server.count("GET") == 4 && server.queued() == 3 && queued() == 4);
            server.session.reply(516, "Permission Denied");
            server.slots = 4;
            for (int i = 0; i < 3; i++) {
                server.free();
            }
            told = failure(getting);
            assertTrue(connection.isOpen());
        }
        assertTrue(told.getMessage().startsWith("/d was fetched except 1: /d/1 ("), told.getMessage());
        assertEquals(2, server.count("GET /d/1"));
        assertEquals(5, server.count("GET"));
    }

    @Test
    void goesOnWaitingWhenTheServerHasAnOfferInItsQueueAfterAll() throws Exception {
        impatient();
        server.slots = 0;
        Files.createDirectory(local("d"));
        for (int i = 0; i < 2; i++) {
            Files.write(local("d/" + i), bytes(10 + i));
            server.once("PUT /d/" + i, (command, session) -> session.react(command));
            server.once("PUT /d/" + i, (command, session) -> session.reply(500, "Command Failed"));
        }
        try (WiredConnection connection = connect()) {
            CompletableFuture<Void> putting = later(() -> connection.put(local("d"), D, heard));
            await(() -> server.queued() == 2 && queued() == 2);
            server.session.reply(520, "File or Directory Not Found");
            await(() -> server.count("PUT") == 4);
            server.slots = 2;
            server.free();
            server.free();
            putting.get(20, TimeUnit.SECONDS);
        }
        for (int i = 0; i < 2; i++) {
            assertArrayEquals(bytes(10 + i), server.files.get("/d/" + i));
        }
    }

    private void impatient() {
        client.close();
        client = client(Map.of("reply.timeout", 2));
    }

    private long queued() {
        return heard.all.stream().filter(each -> each.startsWith("queued ")).count();
    }

    @Test
    void refusesToMoveMoreAtOnceThanIsAllowed() {
        for (int each : new int[] {0, 17}) {
            IllegalArgumentException refused =
                    assertThrows(IllegalArgumentException.class, () -> client(Map.of("parallel", each)));
            assertTrue(refused.getMessage().contains("1 to 16"), refused.getMessage());
        }
    }
}
