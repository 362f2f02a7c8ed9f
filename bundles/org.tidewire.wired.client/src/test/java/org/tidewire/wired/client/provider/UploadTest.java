package org.tidewire.wired.client.provider;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ProtocolException;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongSupplier;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewire.storage.FilePath;
import org.tidewire.wired.ErrorReply;
import org.tidewire.wired.client.Progress;
import org.tidewire.wired.client.WiredConnection;
import org.tidewire.wired.client.WiredException;

class UploadTest extends WithServer {
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
    @ValueSource(ints = {0, 1, 8192, 130_936, 1_048_577, 3_000_000})
    void sendsEveryByte(int size) throws IOException {
        put(size);
        assertArrayEquals(bytes(size), server.files.get("/a.bin"));
        assertEquals(List.of("begun /a.bin 0 " + size, "done /a.bin " + size + " " + size), heard.all);
        assertEquals(1, server.count("STAT"));
    }

    @Test
    void sparesTheOriginalServerRecordsBeyond8192Bytes() throws IOException {
        put(1_000_000);
        assertEquals(8192, server.largestRecord);
    }

    @Test
    void fillsRecordsWhenTheServerIsOurs() throws IOException {
        connection.close();
        server.version = "Tidewire/0.1";
        connection = connect();
        put(1_000_000);
        assertTrue(server.largestRecord > 16_000, "largest record: " + server.largestRecord);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 500_000, 1_500_000, 3_000_000})
    void resumesWhereTheServerSays(int held) throws IOException {
        server.partials.put("/a.bin", Arrays.copyOf(bytes(3_000_000), held));
        put(3_000_000);
        assertArrayEquals(bytes(3_000_000), server.files.get("/a.bin"));
        assertEquals(
                List.of("begun /a.bin " + held + " 3000000", "done /a.bin " + (3_000_000 - held) + " 3000000"),
                heard.all);
    }

    @Test
    void goesOnByItselfAfterBrokenConnections() throws IOException {
        server.cuts.addAll(List.of(1_000_000, 700_000));
        put(3_000_000);
        assertArrayEquals(bytes(3_000_000), server.files.get("/a.bin"));
        assertEquals("done /a.bin 3000000 3000000", heard.all.get(heard.all.size() - 1));
        assertEquals(3, server.count("PUT"));
    }

    @Test
    void stopsWhenNothingIsGained() {
        server.cuts.addAll(List.of(1_000_000, 0, 0));
        IOException failed = assertThrows(IOException.class, () -> put(3_000_000));
        assertTrue(failed.getMessage().contains("the server keeps "), failed.getMessage());
        assertTrue(connection.isOpen());
        assertFalse(server.files.containsKey("/a.bin"));
    }

    @Test
    void triesAgainWhileTheServerStillHoldsThePathForTheBrokenConnection() throws IOException {
        server.cuts.add(1_000_000);
        server.once("PUT", (command, session) -> session.react(command));
        server.once("PUT", (command, session) -> session.reply(500, "Command Failed"));
        put(3_000_000);
        assertArrayEquals(bytes(3_000_000), server.files.get("/a.bin"));
    }

    @Test
    void skipsAnEqualFile() throws IOException {
        server.files.put("/a.bin", bytes(2_000_000));
        put(2_000_000);
        assertEquals(List.of("done /a.bin 0 2000000"), heard.all);
    }

    @Test
    void tellsThatAnotherFileIsThere() {
        server.files.put("/a.bin", bytes(999));
        WiredException refused = assertThrows(WiredException.class, () -> put(1000));
        assertEquals(ErrorReply.FILE_OR_DIRECTORY_EXISTS, refused.reply());
        assertTrue(refused.getMessage().contains("/a.bin: another file"), refused.getMessage());
    }

    @Test
    void tellsWhatToDoAboutAnotherPartial() {
        server.partials.put("/a.bin", bytes(2_000_000));
        WiredException refused = assertThrows(WiredException.class, () -> put(3_000_000));
        assertEquals(ErrorReply.CHECKSUM_MISMATCH, refused.reply());
        assertTrue(refused.getMessage().contains("delete or rename it there"), refused.getMessage());
    }

    @Test
    void refusesAnOffsetBeyondTheEnd() {
        server.partials.put("/a.bin", bytes(2000));
        assertThrows(ProtocolException.class, () -> put(1000));
    }

    @Test
    void waitsUntilTheServerShowsTheWholeFile() throws IOException {
        server.once("STAT", (command, session) -> session.reply(520, "File or Directory Not Found"));
        put(100_000);
        assertEquals("done /a.bin 100000 100000", heard.all.get(1));
    }

    @Test
    void offersAgainSoonWhatLeftNotEvenAPartial() throws IOException {
        FakeTransfer longer = FakeTransfer.upload("/x", 100_001); // takes every byte, waits for more, and is cut
        server.partials.put("/x", new byte[0]);
        server.cuts.add(100_000);
        server.once("PUT", (command, session) -> session.ready("/a.bin", 0, longer));
        put(100_000);
        assertArrayEquals(bytes(100_000), server.files.get("/a.bin"));
        assertEquals(2, server.count("PUT"));
        long looks = server.count("STAT /a.bin.WiredTransfer");
        assertTrue(looks <= 7, looks + " looks for a partial, where the pauses of 7 last longer than a second");
    }

    @Test
    void tellsWhenItMayNotUpload() {
        server.once("PUT", (command, session) -> session.reply(516, "Permission Denied"));
        WiredException refused = assertThrows(WiredException.class, () -> put(1000));
        assertEquals(ErrorReply.PERMISSION_DENIED, refused.reply());
    }

    @Test
    void tellsThatTheFileChangedMeanwhile() throws IOException {
        Files.write(local("a.bin"), bytes(1_000_000));
        Progress touching = new Progress() {
            @Override
            public void begun(FilePath file, long offset, long size, LongSupplier position) {
                try {
                    Files.setLastModifiedTime(local("a.bin"), FileTime.fromMillis(1_000));
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            }
        };
        IOException failed = assertThrows(IOException.class, () -> connection.put(local("a.bin"), A, touching));
        assertTrue(failed.getMessage().contains("changed while it was sent"), failed.getMessage());
        assertFalse(server.files.containsKey("/a.bin"));
    }

    private void put(int size) throws IOException {
        Files.write(local("a.bin"), bytes(size));
        connection.put(local("a.bin"), A, heard);
    }
}
