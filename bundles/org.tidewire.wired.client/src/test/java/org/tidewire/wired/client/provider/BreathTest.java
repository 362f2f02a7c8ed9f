package org.tidewire.wired.client.provider;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewire.storage.FilePath;
import org.tidewire.wired.client.Progress;
import org.tidewire.wired.client.WiredConnection;

/** STAT and GET are said in one breath, so each has its answer, whatever the other's is. */
class BreathTest extends WithServer {
    private static final FilePath D = FilePath.of("/d");
    private static final int FILES = 6;
    private static final String ODD = "/d/3";

    @BeforeEach
    void fill() {
        client.close();
        client = client(Map.of("parallel", 1));
        server.slots = 1;
        server.folders.put("/d", 1);
        for (int i = 1; i <= FILES; i++) {
            server.files.put("/d/" + i, bytes(1000 + i));
        }
    }

    @Test
    void aFileThatHasGoneLeavesTheNextOnesInStep() throws Exception {
        server.once("STAT " + ODD, (command, session) -> session.reply(520, "File or Directory Not Found"));
        server.once("GET " + ODD, (command, session) -> session.reply(520, "File or Directory Not Found"));
        assertTrue(leftOut().startsWith("/d was fetched except 1: /d/3 ("));
        others();
    }

    @Test
    void aFileThatGoesBetweenTheTwoLeavesTheNextOnesInStep() throws Exception {
        server.once("GET " + ODD, (command, session) -> session.reply(520, "File or Directory Not Found"));
        assertTrue(leftOut().startsWith("/d was fetched except 1: /d/3 ("));
        others();
    }

    @Test
    void aFileThatComesBetweenTheTwoLeavesTheNextOnesInStep() throws Exception {
        server.slots = 2; // its key is not shown
        server.once("STAT " + ODD, (command, session) -> session.reply(520, "File or Directory Not Found"));
        assertTrue(leftOut().startsWith("/d was fetched except 1: /d/3 ("));
        others();
    }

    @Test
    void aRefusalOfSomethingElseBeforeItsAnswersLeavesTheNextOnesInStep() throws Exception {
        server.slots = 2;
        server.once("STAT " + ODD, (command, session) -> {
            session.reply(500, "Command Failed");
            session.react(command);
        });
        leftOut();
        others();
    }

    @ParameterizedTest
    @ValueSource(strings = {"520", "400"})
    void anAnswerThatIsNoneDoesNotLeaveTheOtherForTheNextCommand(String number) throws Exception {
        server.once("STAT " + ODD, (command, session) -> session.reply(402, ODD, "x"));
        server.once("GET " + ODD, (command, session) -> session.reply(Integer.parseInt(number), ODD, 0, "unused"));
        try (WiredConnection connection = connect()) {
            IOException told = failure(later(() -> connection.get(D, local("d"), Progress.NONE)));
            assertTrue(told.getMessage().contains(ODD), told.getMessage());
            assertTrue(connection.isOpen());
            assertEquals(1001, connection.stat(FilePath.of("/d/1")).entry().size());
        }
    }

    private String leftOut() throws IOException {
        try (WiredConnection connection = connect()) {
            String told = failure(later(() -> connection.get(D, local("d"), Progress.NONE)))
                    .getMessage();
            assertTrue(connection.isOpen());
            return told;
        }
    }

    private void others() throws IOException {
        for (int i = 1; i <= FILES; i++) {
            if (i != 3) {
                assertArrayEquals(bytes(1000 + i), Files.readAllBytes(local("d/" + i)), "file " + i);
            }
        }
    }
}
