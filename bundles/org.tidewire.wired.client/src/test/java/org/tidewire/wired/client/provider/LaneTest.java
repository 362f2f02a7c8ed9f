package org.tidewire.wired.client.provider;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Set;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewire.storage.FilePath;
import org.tidewire.wired.client.Progress;
import org.tidewire.wired.client.WiredConnection;

/** Our own server keeps a transfer connection for the next file of a folder. */
class LaneTest extends WithServer {
    private static final FilePath D = FilePath.of("/d");
    private static final int FILES = 40;

    @BeforeEach
    void fill() throws IOException {
        server.folders.put("/d", 1);
        Files.createDirectory(local("e"));
        for (int i = 1; i <= FILES; i++) {
            server.files.put("/d/" + i, bytes(i));
            Files.write(local("e/" + i), bytes(i));
        }
        server.version = "Tidewire/0.1";
        server.endsProperly = true;
    }

    @Test
    void movesAFolderByAsManyConnectionsAsFilesMoveAtOnce() throws IOException {
        server.keepsFor = 1000;
        move();
        assertTrue(server.connections.get() <= 2 * 4, "connections: " + server.connections);
        assertEquals(FILES + 1, server.count("STAT"), "the word of the server is the receipt for what was put");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void goesOnByAnotherConnectionWhenTheServerEndsOneAfterSomeFiles(int files) throws IOException {
        server.keepsFor = files;
        move();
    }

    @Test
    void takesANewConnectionForEachFileWhereTheServerKeepsNone() throws IOException {
        move();
        assertTrue(server.connections.get() >= 2 * FILES, "connections: " + server.connections);
    }

    @Test
    void showsAKeyThatItDoesNotNeedSoThatItsSlotIsFree() throws IOException {
        server.keepsFor = 1000;
        server.slots = 1;
        server.once(
                "STAT /d/5",
                (command, session) -> session.reply(
                        402, "/d/5", 0, 0, server.modified, server.modified, FakeTransfer.checksum(bytes(0)), ""));
        try (WiredConnection connection = connect()) {
            connection.get(D, local("d"), Progress.NONE);
        }
        assertEquals(0, Files.size(local("d/5")), "it has become empty since it was listed");
        assertEquals(Set.of(), server.transfers.keySet());
    }

    @Test
    void looksWhetherAFileIsThereIfTheServerSaysSomethingElse() throws IOException {
        server.keepsFor = 1000;
        server.word = "299 Whatever";
        move();
        assertEquals(2 * FILES, server.count("PUT"), "each was offered once more");
    }

    @Test
    void asksNobodyToKeepAConnectionForASingleFile() throws IOException {
        server.keepsFor = 1000;
        try (WiredConnection connection = connect()) {
            for (int i = 1; i <= 3; i++) {
                connection.get(FilePath.of("/d/" + i), local("single" + i), heard);
                assertArrayEquals(bytes(i), Files.readAllBytes(local("single" + i)));
            }
        }
        assertEquals(3, server.connections.get());
    }

    private void move() throws IOException {
        try (WiredConnection connection = connect()) {
            connection.get(D, local("d"), Progress.NONE);
            connection.put(local("e"), FilePath.of("/f"), Progress.NONE);
        }
        for (int i = 1; i <= FILES; i++) {
            assertArrayEquals(bytes(i), Files.readAllBytes(local("d/" + i)), "file " + i);
            assertArrayEquals(bytes(i), server.files.get("/f/" + i), "file " + i);
        }
    }
}
