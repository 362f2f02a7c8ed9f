package org.tidewire.wired.client.provider;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tidewire.storage.FileEntry;
import org.tidewire.storage.FilePath;
import org.tidewire.storage.FileType;
import org.tidewire.wired.client.WiredConnection;

class FolderTest extends WithServer {
    private static final FilePath D = FilePath.of("/d");

    private WiredConnection connection;

    @BeforeEach
    void open() throws IOException {
        connection = connect();
    }

    @AfterEach
    void shut() throws IOException {
        connection.close();
    }

    @Test
    void listsAFolder() throws IOException {
        tree();
        List<FileEntry> found = connection.list(D);
        assertEquals(
                List.of("/d/a.bin", "/d/box", "/d/e"),
                found.stream().map(each -> each.path().toString()).toList());
        assertEquals(
                List.of(FileType.FILE, FileType.DROP_BOX, FileType.DIRECTORY),
                found.stream().map(FileEntry::type).toList());
        assertEquals(100_000, found.get(0).size());
    }

    @Test
    void fetchesAFolderWithAllThatIsInIt() throws IOException {
        tree();
        connection.get(D, local("d"), heard);
        assertArrayEquals(bytes(100_000), Files.readAllBytes(local("d/a.bin")));
        assertArrayEquals(bytes(7), Files.readAllBytes(local("d/e/b c.bin")));
        assertArrayEquals(bytes(0), Files.readAllBytes(local("d/e/f/\u00e9")));
        assertTrue(Files.isDirectory(local("d/box")));
        assertEquals(0, server.count("LISTRECURSIVE"));
        assertEquals(2, server.count("GET")); // the empty file needs none
    }

    @Test
    void fetchesOnlyWhatIsMissing() throws IOException {
        tree();
        Files.createDirectory(local("d"));
        Files.write(local("d/a.bin"), bytes(100_000));
        connection.get(D, local("d"), heard);
        assertTrue(heard.all.contains("done /d/a.bin 0 100000"));
        assertTrue(heard.all.contains("done /d/e/b c.bin 7 7"));
    }

    @Test
    void leavesNoFolderWhateverNamesAServerTells() throws IOException {
        server.folders.put("/d", 1);
        server.files.put("/d/good", bytes(5));
        List<String> hostile = List.of(
                "/d/../evil",
                "/d/..",
                "../evil",
                "/etc/evil",
                "/d/x/evil",
                "/d/..\\evil",
                "/d/\u0007evil",
                "/d/.wired",
                "/",
                "",
                "/d/" + "x".repeat(300));
        server.once("LIST /d", (command, session) -> {
            for (String each : hostile) {
                session.reply(410, each, 0, 5, server.modified, server.modified);
            }
            session.reply(410, "/d/half.WiredTransfer", 0, 5, server.modified, server.modified);
            session.reply(410, "/d/odd", 7, "many");
            session.react(command);
        });
        IOException told = assertThrows(IOException.class, () -> connection.get(D, local("d"), heard));
        assertTrue(told.getMessage().startsWith("/d was fetched except 13: "), told.getMessage());
        assertFalse(told.getMessage().contains("\u0007"), told.getMessage());
        assertEquals(List.of("d"), names());
        assertArrayEquals(bytes(5), Files.readAllBytes(local("d/good")));
        assertEquals(List.of("good"), List.of(local("d").toFile().list()));
    }

    @Test
    void goesOnPastAFileThatIsRefusedAndTellsItAtTheEnd() throws IOException {
        tree();
        server.once("GET /d/a.bin", (command, session) -> session.reply(516, "Permission Denied"));
        server.files.put("/d/wrong", bytes(50));
        server.once(
                "STAT /d/wrong",
                (command, session) ->
                        session.reply(402, "/d/wrong", 0, 50, server.modified, server.modified, "0".repeat(40), ""));
        IOException told = assertThrows(IOException.class, () -> connection.get(D, local("d"), heard));
        assertTrue(told.getMessage().contains("except 2: /d/a.bin"), told.getMessage());
        assertEquals(2, told.getSuppressed().length);
        assertArrayEquals(bytes(7), Files.readAllBytes(local("d/e/b c.bin")));
    }

    @Test
    void endsAtOnceWhenTheConnectionIsLost() throws IOException {
        tree();
        server.once("GET /d/e/b", (command, session) -> server.drop());
        IOException lost = assertThrows(IOException.class, () -> connection.get(D, local("d"), heard));
        assertTrue(lost.getMessage().contains("is lost"), lost.getMessage());
    }

    @Test
    void sendsAFolderWithAllThatIsInIt() throws IOException {
        localTree();
        server.folders.put("/d", 1); // exists, which is fine
        connection.put(local("d"), D, heard);
        assertEquals(Set.of("/d/a.bin", "/d/e/b c.bin"), server.files.keySet());
        assertArrayEquals(bytes(100_000), server.files.get("/d/a.bin"));
        assertEquals(Set.of("/", "/d", "/d/e"), server.folders.keySet());
        assertEquals(2, server.count("STAT"));
    }

    @Test
    void sendsIntoAFolderThatItMayNotMake() throws IOException {
        localTree();
        server.folders.put("/d", 2);
        server.once("FOLDER /d", (command, session) -> session.reply(516, "Permission Denied"));
        connection.put(local("d"), D, heard);
        assertEquals(Set.of("/d/a.bin", "/d/e/b c.bin"), server.files.keySet());
    }

    @Test
    void leavesOutLinksAndNamesThatAreNoneAndTellsIt() throws IOException {
        localTree();
        Path secret = Files.write(local("secret"), bytes(3));
        Files.createSymbolicLink(local("d/link"), secret);
        Files.createSymbolicLink(local("d/loop"), local("d"));
        Files.write(local("d/back\\slash"), bytes(3));
        Files.write(local("d/half.WiredTransfer"), bytes(3));
        IOException told = assertThrows(IOException.class, () -> connection.put(local("d"), D, heard));
        assertTrue(told.getMessage().contains("was sent except 4: "), told.getMessage());
        assertEquals(Set.of("/d/a.bin", "/d/e/b c.bin"), server.files.keySet());
    }

    @Test
    void movesManySmallFilesWithoutNeedlessRequests() throws IOException {
        int many = 300;
        Files.createDirectory(local("many"));
        for (int i = 0; i < many; i++) {
            Files.write(local("many/" + i), bytes(i));
        }
        connection.put(local("many"), FilePath.of("/many"), heard);
        assertEquals(many, server.files.size());
        assertEquals(List.of(1L, (long) many, (long) many), List.of(count("FOLDER"), count("PUT"), count("STAT")));

        server.said.clear();
        connection.get(FilePath.of("/many"), local("back"), heard);
        for (int i = 0; i < many; i++) {
            assertArrayEquals(bytes(i), Files.readAllBytes(local("back/" + i)), "file " + i);
        }
        assertEquals(List.of(1L, many + 1L, many - 1L), List.of(count("LIST"), count("STAT"), count("GET")));
        assertTrue(server.tlsSessions.size() <= 4, "one for each of the first: " + server.tlsSessions.size());
    }

    private long count(String command) {
        return server.count(command);
    }

    private void tree() {
        server.folders.put("/d", 1);
        server.folders.put("/d/box", 3);
        server.folders.put("/d/e", 1);
        server.folders.put("/d/e/f", 1);
        server.files.put("/d/a.bin", bytes(100_000));
        server.files.put("/d/e/b c.bin", bytes(7));
        server.files.put("/d/e/f/\u00e9", bytes(0));
    }

    private void localTree() throws IOException {
        Files.createDirectories(local("d/e"));
        Files.write(local("d/a.bin"), bytes(100_000));
        Files.write(local("d/e/b c.bin"), bytes(7));
    }
}
