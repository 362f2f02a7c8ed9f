package org.tidewire.wired.client.provider;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ProtocolException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewire.storage.FilePath;
import org.tidewire.wired.ErrorReply;
import org.tidewire.wired.client.WiredConnection;
import org.tidewire.wired.client.WiredException;

/** A server whose replies make no sense, or are unkind, costs one request and nothing else. */
class NonsenseTest extends WithServer {
    private static final FilePath D = FilePath.of("/d");

    private WiredConnection connection;

    @BeforeEach
    void open() throws IOException {
        connection = connect();
        server.files.put("/a.bin", bytes(100));
    }

    @AfterEach
    void shut() throws IOException {
        connection.stat(A); // it is as usable as before
        connection.close();
    }

    private void get() throws IOException {
        connection.get(A, local("a.bin"), heard);
    }

    @ParameterizedTest
    @CsvSource({"7,key", "x,key", "'',key", "0,''"})
    void aGrantWithAnotherOffsetOrNoKeyIsRefused(String offset, String key) {
        server.once("GET", (command, session) -> session.reply(400, "/a.bin", offset, key));
        assertThrows(ProtocolException.class, this::get);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "-1", "2147483648"})
    void aPlaceInTheQueueThatIsNoneIsRefused(String place) {
        server.once("GET", (command, session) -> session.reply(401, "/a.bin", place));
        assertThrows(ProtocolException.class, this::get);
    }

    @ParameterizedTest
    @CsvSource({"9,100,SUM", "0,many,SUM", "'','',SUM", "0,100,''", "0,100,xyz"})
    void aFileWithoutTypeSizeOrChecksumIsRefused(String type, String size, String sum) {
        String checksum = sum.equals("SUM") ? FakeTransfer.checksum(bytes(100)) : sum;
        server.once(
                "STAT",
                (command, session) ->
                        session.reply(402, "/a.bin", type, size, server.modified, server.modified, checksum, ""));
        assertThrows(ProtocolException.class, this::get);
    }

    @Test
    void aRefusalThatTheProtocolDoesNotKnowIsTold() {
        server.once("GET", (command, session) -> session.reply(599, "Whatever"));
        String told = assertThrows(ProtocolException.class, this::get).getMessage();
        assertTrue(told.contains("599"), told);
    }

    @Test
    void whoHasTooManyInTheQueueIsToldWhatToDo() {
        server.once("GET", (command, session) -> session.reply(523, "Queue Limit Exceeded"));
        WiredException refused = assertThrows(WiredException.class, this::get);
        assertEquals(ErrorReply.QUEUE_LIMIT_EXCEEDED, refused.reply());
        assertTrue(refused.getMessage().contains("Try again"), refused.getMessage());
    }

    @Test
    void aFileThatBecameAFolderIsLeftOut() throws IOException {
        server.folders.put("/d", 1);
        server.files.put("/d/a", bytes(5));
        server.once("STAT /d/a", (command, session) -> session.reply(402, "/d/a", 1, 0, server.modified));
        IOException told = assertThrows(IOException.class, () -> connection.get(D, local("d"), heard));
        assertTrue(told.getMessage().contains("/d/a is a folder now"), told.getMessage());
    }

    @Test
    void aFileHereIsNotTakenForAFolder() throws IOException {
        server.folders.put("/d", 1);
        Files.write(local("d"), bytes(3));
        assertThrows(FileAlreadyExistsException.class, () -> connection.get(D, local("d"), heard));
        assertArrayEquals(bytes(3), Files.readAllBytes(local("d")));
    }

    @Test
    void whateverHasTheNameHereStays() throws IOException {
        Files.write(local("a.bin"), bytes(99));
        assertThrows(FileAlreadyExistsException.class, this::get);
        Files.delete(local("a.bin"));
        Files.createDirectory(local("a.bin"));
        assertThrows(FileAlreadyExistsException.class, this::get);
        Files.delete(local("a.bin"));
        Files.createSymbolicLink(local("a.bin"), local("nowhere"));
        assertThrows(FileAlreadyExistsException.class, this::get);
        assertEquals(0, server.count("GET"));
    }

    @Test
    void aFileThatChangesBehindItsChecksumIsGivenUpAfterOneNewStart() throws IOException {
        byte[] old = bytes(3_000_000);
        server.files.put("/a.bin", old);
        server.cuts.addAll(List.of(2_000_000, 0, 0));
        assertThrows(IOException.class, this::get);
        byte[] changed = old.clone();
        Arrays.fill(changed, 0, 2_000_000, (byte) 7);
        server.files.put("/a.bin", changed);
        server.once(
                "STAT",
                (command, session) -> session.reply(
                        402,
                        "/a.bin",
                        0,
                        old.length,
                        server.modified,
                        server.modified,
                        FakeTransfer.checksum(old),
                        ""));
        IOException told = assertThrows(IOException.class, this::get);
        assertTrue(told.getMessage().contains("did it change meanwhile?"), told.getMessage());
        assertEquals(List.of(), names());
    }

    @Test
    void aDownloadThatBreaksSixTimesEndsAndKeepsWhatItHas() throws IOException {
        server.files.put("/a.bin", bytes(3_000_000));
        for (int i = 0; i <= Download.TRIES; i++) {
            server.cuts.add(Download.OVERLAP + 100_000);
        }
        IOException told = assertThrows(IOException.class, this::get);
        assertTrue(told.getMessage().contains("of 3000000 bytes stay in"), told.getMessage());
        get();
        assertArrayEquals(bytes(3_000_000), Files.readAllBytes(local("a.bin")));
    }
}
