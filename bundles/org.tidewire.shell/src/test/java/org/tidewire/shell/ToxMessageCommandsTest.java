package org.tidewire.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewire.friend.Message;

class ToxMessageCommandsTest {
    private final Conversation conversation = new Conversation();
    private GogoShell shell;

    @BeforeEach
    void open() {
        shell = new GogoShell();
        shell.add("tox", new ToxMessageCommands(new FakeFriends(), conversation), "message", "messages");
    }

    @AfterEach
    void close() {
        shell.close();
    }

    @Test
    void saysWordsWithoutQuotes() throws Exception {
        String shown = shell.show("tox:message bob Hello there 2 you");
        assertTrue(shown.endsWith("to bob: Hello there 2 you"), shown);
    }

    @Test
    void remembersWhatWasSaidAndHeardOldestFirst() throws Exception {
        assertEquals("no messages", shell.show("tox:messages"));
        shell.run("tox:message bob Hello");
        conversation.message(heard("bob", "Hi\nyou\u001b[2J"));
        shell.run("tox:message bob /me waves");
        String[] lines = shell.show("tox:messages").split("\n");
        assertEquals(4, lines.length);
        assertTrue(lines[1].endsWith("  to bob: Hello"), lines[1]);
        assertTrue(lines[2].endsWith("  bob: Hi / you?[2J"), lines[2]);
        assertTrue(lines[3].endsWith("  to bob: * waves"), lines[3]);
        assertEquals(2, shell.show("tox:messages -n 1").split("\n").length);
    }

    @Test
    void doesNotRememberWhatWasNotSent() throws Exception {
        assertFails("carol is not online", "tox:message carol Hello");
        assertFails("nothing to say: write it after the name", "tox:message bob");
        assertEquals("no messages", shell.show("tox:messages"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "x", "1.5", "12345678901"})
    void refusesACountThatIsNone(String count) {
        assertFails("the count is a number from 1 on, not " + count, "tox:messages -n " + count);
    }

    @Test
    void aFloodDoesNotDriveOutWhatOthersSaid() {
        conversation.message(heard("carol", "first"));
        for (int i = 0; i < 3 * Conversation.KEPT; i++) {
            conversation.message(heard("bob", "spam " + i));
        }
        var kept = conversation.last(Integer.MAX_VALUE);
        assertEquals(Conversation.KEPT, kept.size());
        assertEquals("first", kept.get(0).text());
        assertEquals(
                "spam " + (3 * Conversation.KEPT - 1),
                kept.get(Conversation.KEPT - 1).text());
        assertEquals("spam " + (2 * Conversation.KEPT + 1), kept.get(1).text());
    }

    private static Message heard(String friend, String text) {
        return new Message(friend, false, false, text, FakeFriends.TIME);
    }

    private void assertFails(String sentence, String line) {
        CommandException fault = assertThrows(CommandException.class, () -> shell.run(line));
        assertEquals(sentence, fault.getMessage());
    }
}
