package org.tidewire.wired.client.provider;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tidewire.storage.FilePath;
import org.tidewire.storage.FileType;
import org.tidewire.wired.ErrorReply;
import org.tidewire.wired.client.WiredConnection;
import org.tidewire.wired.client.WiredException;

class EditTest extends WithServer {
    private static final FilePath D = FilePath.of("/d");

    private WiredConnection connection;

    @BeforeEach
    void open() throws IOException {
        server.files.put("/a.bin", bytes(10));
        server.folders.put("/d", 1);
        connection = connect();
    }

    @AfterEach
    void shut() throws IOException {
        connection.close();
    }

    @Test
    void deletesMovesAndChangesBeforeItReturns() throws IOException {
        connection.move(A, FilePath.of("/b.bin"));
        assertEquals(Set.of("/b.bin"), server.files.keySet());
        connection.comment(FilePath.of("/b.bin"), "an old one");
        assertEquals("an old one", server.comments.get("/b.bin"));
        connection.delete(FilePath.of("/b.bin"));
        assertTrue(server.files.isEmpty());
        connection.changeType(D, FileType.DROP_BOX);
        assertEquals(3, server.folders.get("/d"));
    }

    @Test
    void tellsWhatARefusalIsAboutAndStaysUsable() throws IOException {
        server.files.put("/b.bin", bytes(11));
        WiredException exists = assertThrows(WiredException.class, () -> connection.move(A, FilePath.of("/b.bin")));
        assertEquals("/a.bin to /b.bin: File or Directory Exists", exists.getMessage());
        WiredException none = assertThrows(WiredException.class, () -> connection.delete(FilePath.of("/none")));
        assertEquals("/none: File or Directory Not Found", none.getMessage());
        WiredException failed = assertThrows(WiredException.class, () -> connection.changeType(A, FileType.UPLOADS));
        assertEquals(ErrorReply.COMMAND_FAILED, failed.reply());
        assertEquals(10, connection.stat(A).entry().size());
    }

    @Test
    void findsFilesByAPartOfTheirName() throws IOException {
        server.files.put("/d/banana", bytes(11));
        server.once("SEARCH", (command, session) -> {
            session.reply(420, "/d/../evil", 0, 1);
            session.reply(420, "/", 1, 1);
            session.react(command);
        });
        assertEquals(
                List.of("/a.bin", "/d/banana"),
                connection.search("a").stream()
                        .map(each -> each.path().toString())
                        .toList());
        assertEquals(List.of(), connection.search("nothing like it"));
    }

    @Test
    void asksAServerOf10ForNothingThatItDoesNotKnow() throws IOException {
        connection.close();
        server.protocol = "1.0";
        connection = connect();
        WiredException type = assertThrows(WiredException.class, () -> connection.changeType(D, FileType.UPLOADS));
        assertTrue(type.getMessage().startsWith("/d: the server speaks Wired 1.0"), type.getMessage());
        assertThrows(WiredException.class, () -> connection.comment(A, "text"));
        assertEquals(0, server.count("TYPE") + server.count("COMMENT") + server.count("STATUS"));
        server.once(
                "STAT",
                (command, session) -> session.reply(
                        402, "/a.bin", 0, 10, server.modified, server.modified, FakeTransfer.checksum(bytes(10))));
        assertEquals("", connection.stat(A).comment());
    }

    @Test
    void saysNothingThatWouldBreakAMessage() {
        for (String each : List.of("\u0004", "\u001c", "\u001d", "\u001e")) {
            assertThrows(IllegalArgumentException.class, () -> connection.comment(A, "x" + each));
            assertThrows(IllegalArgumentException.class, () -> connection.search("x" + each));
        }
        assertThrows(IllegalArgumentException.class, () -> connection.changeType(D, FileType.FILE));
        assertEquals(0, server.count("COMMENT") + server.count("SEARCH") + server.count("TYPE"));
    }

    @Test
    void readsDatesAsQwiredWritesThem() throws IOException {
        server.modified = "2026-11-20T20:37:16Z+00:00";
        assertEquals(
                Instant.parse("2026-11-20T20:37:16Z"),
                connection.stat(A).entry().modified());
        assertArrayEquals(
                new long[] {10}, new long[] {connection.stat(A).entry().size()});
    }
}
