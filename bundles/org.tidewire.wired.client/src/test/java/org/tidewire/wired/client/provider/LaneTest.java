package org.tidewire.wired.client.provider;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewire.storage.FilePath;
import org.tidewire.wired.Message;
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
        assertEquals(2 * FILES, server.connections.get());
        assertEquals(FILES, server.count("GET"), "no key is shown in vain");
        assertEquals(FILES, server.count("PUT"));
    }

    @Test
    void takesNoBytesOfAFileThatHasGrownForTheNextFile() throws IOException {
        server.keepsFor = 1000;
        for (int i = 1; i <= FILES; i++) {
            server.files.put("/d/" + i, Arrays.copyOf(bytes(i), i + i % 3 * 50));
            server.once("STAT /d/", LaneTest::tellOfAShorterOne);
        }
        move();
    }

    private static void tellOfAShorterOne(Message command, FakeSession session) throws IOException {
        String path = command.field(0);
        byte[] told = bytes(Integer.parseInt(path.substring("/d/".length())));
        String checksum = FakeTransfer.checksum(told);
        session.reply(
                402, path, 0, told.length, "2026-11-20T20:11:16+00:00", "2026-11-20T20:11:16+00:00", checksum, "");
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

    static Stream<String> words() {
        return Stream.of("299 Whatever", "", "250 Done\4and more", "250 " + "long ".repeat(1000));
    }

    @ParameterizedTest
    @MethodSource("words")
    void looksWhetherAFileIsThereIfTheServerSaysSomethingElse(String word) throws IOException {
        server.keepsFor = 1000;
        server.word = word;
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
