package org.tidewire.wired.client.provider;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewire.storage.FilePath;
import org.tidewire.wired.ErrorReply;
import org.tidewire.wired.client.WiredConnection;
import org.tidewire.wired.client.WiredException;

class DownloadTest extends WithServer {
    private static final int OVERLAP = 65_536;

    private WiredConnection connection;

    @BeforeEach
    void open() throws IOException {
        connection = connect();
    }

    @AfterEach
    void shut() throws IOException {
        connection.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 65_536, 130_936, 1_048_575, 1_048_576, 1_048_577, 3_000_000})
    void fetchesEveryByte(int size) throws IOException {
        server.files.put("/a.bin", bytes(size));
        get();
        assertArrayEquals(bytes(size), Files.readAllBytes(local("a.bin")));
        assertEquals(List.of("a.bin"), names());
        assertEquals("done /a.bin " + size + " " + size, heard.all.get(heard.all.size() - 1));
    }

    @Test
    void waitsInTheQueueAndTellsThePlace() throws IOException {
        server.files.put("/a.bin", bytes(10));
        server.once("GET", (command, session) -> {
            session.reply(401, "/a.bin", 2);
            session.reply(401, "/a.bin", 1);
            session.react(command);
        });
        get();
        assertEquals(
                List.of("queued /a.bin 2", "queued /a.bin 1", "begun /a.bin 0 10", "done /a.bin 10 10"), heard.all);
        assertEquals(10, heard.positions.get(0).getAsLong());
    }

    @Test
    void knowsItsPathHoweverTheServerSpellsIt() throws IOException {
        FilePath path = FilePath.of("/d/\u00e9.bin");
        server.files.put("/d/\u00e9.bin", bytes(10));
        server.once(
                "STAT",
                (command, session) -> session.reply(
                        402, "//d//e\u0301.bin/", 0, 10, server.modified, "", FakeTransfer.checksum(bytes(10))));
        server.once(
                "GET",
                (command, session) -> session.ready("d/e\u0301.bin", 0, FakeTransfer.download(path.toString(), "0")));
        connection.get(path, local("e.bin"), heard);
        assertArrayEquals(bytes(10), Files.readAllBytes(local("e.bin")));
    }

    @Test
    void goesOnByItselfAfterABareEndOfTheSocket() throws IOException {
        server.files.put("/a.bin", bytes(3_000_000));
        server.cuts.addAll(List.of(2_000_000, OVERLAP + 300_000));
        get();
        assertArrayEquals(bytes(3_000_000), Files.readAllBytes(local("a.bin")));
        assertEquals(
                List.of(
                        "begun /a.bin 0 3000000",
                        "begun /a.bin 2000000 3000000",
                        "begun /a.bin 2300000 3000000",
                        "done /a.bin 3000000 3000000"),
                heard.all);
        assertEquals(1, server.count("GET /a.bin|" + (2_000_000 - OVERLAP)));
    }

    @Test
    void stopsWhenNothingIsGainedAndKeepsWhatItHas() throws IOException {
        server.files.put("/a.bin", bytes(3_000_000));
        server.cuts.addAll(List.of(2_000_000, 1000));
        IOException failed = assertThrows(IOException.class, this::get);
        assertTrue(failed.getMessage().contains("2000000 of 3000000 bytes"), failed.getMessage());
        assertEquals(List.of(".a.bin.WiredTransfer.origin", "a.bin.WiredTransfer"), names());
        assertEquals(2_000_000, Files.size(local("a.bin.WiredTransfer")));
        assertTrue(connection.isOpen());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 65_537, 500_000, 1_048_576, 2_999_999})
    void resumesFromHeldBytesThatAreProven(int held) throws IOException {
        begin(3_000_000, held);
        get();
        assertArrayEquals(bytes(3_000_000), Files.readAllBytes(local("a.bin")));
        assertEquals(
                List.of("begun /a.bin " + held + " 3000000", "done /a.bin " + (3_000_000 - held) + " 3000000"),
                heard.all);
        assertEquals(1, server.count("GET /a.bin|" + Math.max(0, held - OVERLAP)));
        assertEquals(List.of("a.bin"), names());
    }

    @Test
    void asksForNoBytesWhenAllAreHeld() throws IOException {
        begin(3_000_000, 3_000_000);
        long asked = server.count("GET");
        get();
        assertEquals(asked, server.count("GET"));
        assertEquals(List.of("done /a.bin 0 3000000"), heard.all);
        assertArrayEquals(bytes(3_000_000), Files.readAllBytes(local("a.bin")));
    }

    @Test
    void beginsAnewWithoutProof() throws IOException {
        server.files.put("/a.bin", bytes(3_000_000));
        Files.write(local("a.bin.WiredTransfer"), Arrays.copyOf(bytes(3_000_000), 2_000_000));
        get();
        assertEquals("begun /a.bin 0 3000000", heard.all.get(0));
        assertArrayEquals(bytes(3_000_000), Files.readAllBytes(local("a.bin")));
    }

    @Test
    void beginsAnewWhenTheRemoteFileIsAnother() throws IOException {
        begin(3_000_000, 500_000);
        byte[] other = bytes(2_900_000);
        server.files.put("/a.bin", other);
        get();
        assertEquals("begun /a.bin 0 2900000", heard.all.get(0));
        assertArrayEquals(other, Files.readAllBytes(local("a.bin")));
    }

    @Test
    void beginsAnewWhenTheRemoteFileWasTouched() throws IOException {
        begin(3_000_000, 500_000);
        server.modified = "2026-11-20T20:11:17+00:00";
        get();
        assertEquals("begun /a.bin 0 3000000", heard.all.get(0));
    }

    @Test
    void beginsAnewWhenTheFirstMegabyteHeldIsAnother() throws IOException {
        begin(3_000_000, 2_000_000);
        flip(local("a.bin.WiredTransfer"), 5);
        get();
        assertEquals("begun /a.bin 0 3000000", heard.all.get(0));
        assertArrayEquals(bytes(3_000_000), Files.readAllBytes(local("a.bin")));
    }

    @Test
    void beginsAnewOnceWhenTheOverlapDiffers() throws IOException {
        begin(3_000_000, 2_000_000);
        flip(local("a.bin.WiredTransfer"), 1_999_999);
        get();
        assertEquals(
                List.of("begun /a.bin 2000000 3000000", "begun /a.bin 0 3000000", "done /a.bin 3000000 3000000"),
                heard.all);
        assertArrayEquals(bytes(3_000_000), Files.readAllBytes(local("a.bin")));
    }

    @Test
    void beginsAnewWhenASmallFileDiffersBeforeTheOverlap() throws IOException {
        begin(900_000, 500_000);
        flip(local("a.bin.WiredTransfer"), 5);
        get();
        assertEquals(List.of("begun /a.bin 500000 900000", "begun /a.bin 0 900000"), heard.all.subList(0, 2));
        assertArrayEquals(bytes(900_000), Files.readAllBytes(local("a.bin")));
    }

    @Test
    void refusesBytesThatAreNotWhatStatPromised() throws IOException {
        server.files.put("/a.bin", bytes(100_000));
        String promised = FakeTransfer.checksum(bytes(99));
        server.once(
                "STAT",
                (command, session) ->
                        session.reply(402, "/a.bin", 0, 100_000, server.modified, server.modified, promised, ""));
        IOException failed = assertThrows(IOException.class, this::get);
        assertTrue(failed.getMessage().contains(promised), failed.getMessage());
        assertEquals(List.of(), names());
    }

    @Test
    void skipsAnEqualFile() throws IOException {
        server.files.put("/a.bin", bytes(2_000_000));
        Files.write(local("a.bin"), bytes(2_000_000));
        Files.write(Origin.place(local("a.bin")), bytes(9)); // a client was killed when the file had just its name
        get();
        assertEquals(List.of("done /a.bin 0 2000000"), heard.all);
        assertEquals(0, server.count("GET"));
        assertEquals(List.of("a.bin"), names());
    }

    @Test
    void leavesAnotherFileAlone() throws IOException {
        server.files.put("/a.bin", bytes(1000));
        byte[] mine = bytes(1000);
        mine[999]++;
        Files.write(local("a.bin"), mine);
        assertThrows(FileAlreadyExistsException.class, this::get);
        assertArrayEquals(mine, Files.readAllBytes(local("a.bin")));
    }

    @Test
    void writesThroughNoSymbolicLink() throws IOException {
        server.files.put("/a.bin", bytes(1000));
        Path other = Files.write(local("other"), bytes(5));
        Files.createSymbolicLink(local("a.bin.WiredTransfer"), other);
        assertThrows(IOException.class, this::get);
        assertArrayEquals(bytes(5), Files.readAllBytes(other));
    }

    @Test
    void tellsWhatWasRefusedAndStaysUsable() throws IOException {
        WiredException refused = assertThrows(WiredException.class, this::get);
        assertEquals(ErrorReply.FILE_OR_DIRECTORY_NOT_FOUND, refused.reply());
        assertTrue(refused.getMessage().startsWith("/a.bin: "), refused.getMessage());
        assertEquals(List.of(), connection.list(FilePath.ROOT));
    }

    @Test
    void resumesTheTlsSessionOfTheTransferBefore() throws IOException {
        for (int i = 0; i < 5; i++) {
            server.files.put("/a.bin", bytes(10 + i));
            connection.get(A, local("a" + i), heard);
        }
        assertEquals(1, server.tlsSessions.size());
    }

    private void get() throws IOException {
        connection.get(A, local("a.bin"), heard);
    }

    /** Lets a first try break when that many bytes are held; none of them is lost or moved twice. */
    private void begin(int size, int held) throws IOException {
        server.files.put("/a.bin", bytes(size));
        server.cuts.addAll(List.of(held, 0, 0));
        if (held == size) {
            server.once("STAT", (command, session) -> session.react(command));
            Files.write(local("a.bin.WiredTransfer"), bytes(size));
            new Origin(
                            "127.0.0.1:" + server.port(),
                            A,
                            size,
                            FakeTransfer.checksum(bytes(size)),
                            java.time.OffsetDateTime.parse(server.modified).toInstant())
                    .write(Origin.place(local("a.bin")));
            server.cuts.clear();
        } else {
            assertThrows(IOException.class, this::get);
        }
        assertEquals(held, Files.size(local("a.bin.WiredTransfer")));
        assertFalse(Files.exists(local("a.bin")));
        heard.all.clear();
        server.said.clear();
    }

    private static void flip(Path file, int index) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[index] ^= 1;
        Files.write(file, bytes);
    }
}
