package org.tidewire.wired.client.provider;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.tidewire.storage.FilePath;
import org.tidewire.storage.FileType;
import org.tidewire.wired.ErrorReply;
import org.tidewire.wired.client.WiredConnection;
import org.tidewire.wired.client.WiredException;
import org.tidewire.wired.trace.Trace;

/** Real servers' own words, played to our client. */
class TraceTest extends WithServer {
    private TraceScript original(String name) throws IOException {
        return new TraceScript(server, Trace.of(name), false);
    }

    private TraceScript qwired() throws IOException {
        server.version = "Qwired Server/1.0";
        server.protocols = "TLSv1.3";
        Trace trace = Trace.of("qwired.txt");
        return new TraceScript(server, trace, true);
    }

    @Test
    void readsWhatTheOriginalListsAndTells() throws Exception {
        TraceScript script = original("files.txt");
        try (WiredConnection connection = connect()) {
            assertEquals(
                    List.of(
                            "/big.bin FILE 3000000",
                            "/dir DIRECTORY 2",
                            "/Drop Box DROP_BOX 0",
                            "/empty.bin FILE 0",
                            "/exact1m.bin FILE 1048576",
                            "/forty.bin FILE 40000000",
                            "/half.bin FILE 500000",
                            "/small.txt FILE 12",
                            "/Uploads UPLOADS 2"),
                    connection.list(FilePath.ROOT).stream()
                            .map(entry -> entry.path() + " " + entry.type() + " " + entry.size())
                            .toList());
            assertEquals(
                    "hello_comment", connection.stat(FilePath.of("/big.bin")).comment());
            assertEquals(
                    FileType.DROP_BOX,
                    connection.stat(FilePath.of("/Drop Box")).entry().type());
            WiredException none = assertThrows(WiredException.class, () -> connection.stat(FilePath.of("/nosuch")));
            assertEquals(ErrorReply.FILE_OR_DIRECTORY_NOT_FOUND, none.reply());
            assertEquals(List.of(), connection.list(FilePath.of("/small.txt")), "the original lists nothing in a file");
        }
        assertEquals(
                List.of("LIST /", "STAT /big.bin", "STAT /Drop Box", "STAT /nosuch", "LIST /small.txt"),
                script.asked());
    }

    @Test
    void getsEveryFileThatTheOriginalServed() throws Exception {
        original("files.txt");
        try (WiredConnection connection = connect()) {
            for (String name : List.of("small.txt", "big.bin", "empty.bin", "half.bin", "exact1m.bin")) {
                connection.get(FilePath.of("/" + name), local(name), heard);
                assertArrayEquals(server.files.get("/" + name), Files.readAllBytes(local(name)), name);
            }
        }
    }

    @Test
    void goesOnWithABrokenUploadWhereTheOriginalSaysAndTakesItsWordThatOneIsThere() throws Exception {
        TraceScript script = original("files.txt");
        Path file = Files.write(local("res.bin"), bytes(2_500_000));
        server.cuts.add(1_300_000);
        try (WiredConnection connection = connect()) {
            connection.put(file, FilePath.of("/Uploads/res.bin"), heard);
            assertArrayEquals(bytes(2_500_000), server.files.get("/Uploads/res.bin"));
            connection.put(file, FilePath.of("/Uploads/new.bin"), heard);
            connection.put(file, FilePath.of("/Uploads/new.bin"), heard);
        }
        assertTrue(heard.all.contains("begun /Uploads/res.bin 1300000 2500000"), heard.all.toString());
        assertEquals("done /Uploads/new.bin 0 2500000", heard.all.get(heard.all.size() - 1));
        assertEquals(
                4,
                script.asked().stream().filter(each -> each.startsWith("PUT")).count());
        assertTrue(server.largestRecord <= 8192, "the original loses what is beyond 8,192 bytes of a record");
    }

    @Test
    void readsQwired() throws Exception {
        TraceScript script = qwired();
        try (WiredConnection connection = connect()) {
            Set<String> listed = connection.list(FilePath.ROOT).stream()
                    .map(entry -> entry.path() + " " + entry.type() + " " + entry.size() + " " + entry.modified())
                    .collect(Collectors.toSet());
            assertTrue(listed.contains("/big.bin FILE 3000000 2026-11-20T20:37:16Z"), listed.toString());
            assertTrue(listed.contains("/dir DIRECTORY 2 2026-11-20T20:37:16Z"), listed.toString());
            assertEquals(
                    FilePath.of("/dir"),
                    connection.stat(FilePath.of("/dir")).entry().path());
            connection.get(FilePath.of("/small.txt"), local("small.txt"), heard);
            assertArrayEquals(server.files.get("/small.txt"), Files.readAllBytes(local("small.txt")));
            Path file = Files.write(local("a.bin"), bytes(2_500_000));
            connection.put(file, FilePath.of("/Uploads/a.bin"), heard);
            assertArrayEquals(bytes(2_500_000), server.files.get("/Uploads/a.bin"));
        }
        assertTrue(
                script.asked().containsAll(List.of("LIST /", "STAT /dir", "GET /small.txt|0")),
                script.asked().toString());
    }

    @Test
    void saysThatQwiredRefusesToGoOn() throws Exception {
        qwired();
        Path file = Files.write(local("c.bin"), bytes(2_500_000));
        server.cuts.add(400_000);
        try (WiredConnection connection = connect()) {
            WiredException refused = assertThrows(
                    WiredException.class, () -> connection.put(file, FilePath.of("/Uploads/c.bin"), heard));
            assertEquals(ErrorReply.CHECKSUM_MISMATCH, refused.reply());
            assertTrue(refused.getMessage().contains("/Uploads/c.bin"), refused.getMessage());
        }
    }
}
