package org.tidewire.wired.client.provider;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewire.storage.FileEntry;
import org.tidewire.storage.FilePath;
import org.tidewire.storage.FileType;
import org.tidewire.wired.ErrorReply;
import org.tidewire.wired.Message;
import org.tidewire.wired.client.WiredConnection;
import org.tidewire.wired.client.WiredException;

/** What servers out there do otherwise. */
class QuirksTest extends WithServer {
    private static final FilePath D = FilePath.of("/d");

    @Test
    void speaksToAServerOf10ThatTellsLess() throws IOException {
        server.once(
                "HELLO",
                (command, session) ->
                        session.send(Message.of("200", "Wired/1.0", "1.0", "Old", "an old one", server.modified)));
        server.folders.put("/d", 1);
        server.files.put("/d/a.bin", bytes(100_000));
        server.once("LIST /d", (command, session) -> {
            session.reply(410, "/d/a.bin", 0, 100_000);
            session.reply(411, "/d", 1000);
        });
        server.once("LIST /d", (command, session) -> {
            session.reply(410, "/d/a.bin", 0, 100_000);
            session.reply(411, "/d", 1000);
        });
        server.once(
                "STAT /d/a.bin",
                (command, session) -> session.reply(
                        402,
                        "/d/a.bin",
                        0,
                        100_000,
                        server.modified,
                        server.modified,
                        FakeTransfer.checksum(bytes(100_000))));
        try (WiredConnection connection = connect()) {
            assertEquals("Old", connection.serverName());
            FileEntry entry = connection.list(D).get(0);
            assertEquals(List.of(Instant.EPOCH, Instant.EPOCH), List.of(entry.created(), entry.modified()));
            connection.get(D, local("d"), heard);
            connection.put(local("d/a.bin"), FilePath.of("/b.bin"), heard);
        }
        assertArrayEquals(bytes(100_000), Files.readAllBytes(local("d/a.bin")));
        assertArrayEquals(bytes(100_000), server.files.get("/b.bin"));
    }

    @Test
    void showsKeysAsTheServerMadeThem() throws IOException {
        String key = "{6ba7b810-9dad-11d1-80b4-00c04fd430c8}";
        server.files.put("/a.bin", bytes(100_000));
        server.once("GET", (command, session) -> {
            server.transfers.put(key, FakeTransfer.download("/a.bin", "0"));
            session.reply(400, "/a.bin", 0, key);
        });
        try (WiredConnection connection = connect()) {
            connection.get(A, local("a.bin"), heard);
        }
        assertArrayEquals(bytes(100_000), Files.readAllBytes(local("a.bin")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/d/", "/d", "d/", "//d//"})
    void knowsAFolderHoweverManySlashesItHas(String told) throws IOException {
        server.once("STAT", (command, session) -> {
            session.reply(402, "/other/", 1, 9, server.modified, server.modified, "", "");
            session.reply(402, told, 2, 1, server.modified, server.modified, "", "");
        });
        server.once("LIST", (command, session) -> {
            session.reply(410, told + "/e/", 3, 0, server.modified, server.modified);
            session.reply(411, told, 5);
        });
        try (WiredConnection connection = connect()) {
            assertEquals(FileType.UPLOADS, connection.stat(D).entry().type());
            assertEquals(D.child("e"), connection.list(D).get(0).path());
        }
    }

    @Test
    void tellsClearlyThatAServerDoesNotGoOnWithAnUpload() throws IOException {
        Files.write(local("a.bin"), bytes(900_000));
        server.cuts.add(500_000);
        server.once("PUT", (command, session) -> session.react(command));
        server.once("PUT", (command, session) -> session.reply(522, "Checksum Mismatch")); // its answer to every resume
        try (WiredConnection connection = connect()) {
            WiredException refused = assertThrows(WiredException.class, () -> connection.put(local("a.bin"), A, heard));
            assertEquals(ErrorReply.CHECKSUM_MISMATCH, refused.reply());
            assertTrue(refused.getMessage().contains("does not go on with the beginning"), refused.getMessage());
            assertTrue(refused.getMessage().contains("delete or rename it there"), refused.getMessage());
            assertTrue(connection.isOpen());
        }
        assertEquals(500_000, server.partials.get("/a.bin").length);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void movesAFolderByteForByteOverConnectionsThatBreak(long seed) throws IOException {
        Random random = new Random(seed);
        int[] sizes = random.ints(8, 600_000, 2_000_000).toArray();
        server.folders.put("/d", 1);
        for (int i = 0; i < sizes.length; i++) {
            server.files.put("/d/" + i, bytes(sizes[i]));
        }
        try (WiredConnection connection = connect()) {
            cut(random);
            connection.get(D, local("d"), heard);
            cut(random);
            connection.put(local("d"), FilePath.of("/e"), heard);
        }
        String how = "seed " + seed + ", sizes " + Arrays.toString(sizes) + ", file ";
        for (int i = 0; i < sizes.length; i++) {
            assertArrayEquals(bytes(sizes[i]), Files.readAllBytes(local("d/" + i)), how + i);
            assertArrayEquals(bytes(sizes[i]), server.files.get("/e/" + i), how + i);
        }
        assertTrue(server.count("GET") > sizes.length && server.count("PUT") > sizes.length, how + "any was cut");
        assertEquals(List.of("d"), names(), how);
        assertEquals(sizes.length, local("d").toFile().list().length, how);
    }

    /** As many as a single file outlives, since nobody knows which will meet them. */
    private void cut(Random random) {
        random.ints(Download.TRIES, Download.OVERLAP + 1, 500_000).forEach(server.cuts::add);
    }
}
