package org.tidewire.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tidewire.friend.FriendRequest;

class ToxRequestCommandsTest {
    private static final String FIRST = "AAAAAAAA" + "1".repeat(56);
    private static final String SECOND = "AAAAAAAA" + "2".repeat(56);
    private static final String DIGITS = "3".repeat(64);

    private final FakeRequests requests = new FakeRequests();
    private final RequestNumbers numbers = new RequestNumbers();
    private GogoShell shell;

    @BeforeEach
    void open() {
        requests.waiting.add(FakeRequests.request(FIRST, "Hello\n2  2026-11-20 18:05  fake"));
        requests.waiting.add(FakeRequests.request(SECOND, "me\u001b[2J too"));
        requests.waiting.add(FakeRequests.request(DIGITS, "and me"));
        shell = new GogoShell();
        shell.add("tox", new ToxRequestCommands(requests, numbers), "requests", "accept", "refuse");
    }

    @AfterEach
    void close() {
        shell.close();
    }

    @Test
    void listsOneOnALineWhateverTheyWrite() throws Exception {
        String[] lines = shell.show("tox:requests").split("\n");
        assertEquals(4, lines.length);
        assertTrue(lines[1].startsWith(" 1  "), lines[1]);
        assertTrue(lines[1].endsWith(FIRST + "  Hello / 2 2026-11-20 18:05 fake"), lines[1]);
        assertTrue(lines[2].endsWith(SECOND + "  me?[2J too"), lines[2]);
    }

    @Test
    void saysThatNobodyAsks() throws Exception {
        requests.waiting.clear();
        assertEquals("nobody asks", shell.show("tox:requests"));
    }

    @Test
    void aNumberStaysWithItsRequestWhenOthersGo() throws Exception {
        shell.run("tox:requests");
        requests.waiting.remove(0);
        String shown = shell.show("tox:accept 2 bob");
        assertTrue(shown.contains("bob"), shown);
        assertEquals(List.of(DIGITS), ids());
        assertFails("no request 1 waits: tox:requests shows them", "tox:refuse 1");
    }

    @Test
    void aNumberIsNotGivenAgain() throws Exception {
        shell.run("tox:refuse 3");
        requests.waiting.add(FakeRequests.request("4".repeat(64), "new"));
        shell.run("tox:accept 4 dave");
        assertEquals(List.of(FIRST, SECOND), ids());
    }

    @Test
    void takesTheBeginningOfAKeyInAnyCase() throws Exception {
        shell.run("tox:accept aaaaaaaa1 bob");
        assertEquals(List.of(SECOND, DIGITS), ids());
        assertEquals("refused " + DIGITS, shell.show("tox:refuse 33333333"));
        shell.run("tox:accept " + SECOND + " carol");
        assertEquals(List.of(), ids());
    }

    @Test
    void asksForMoreWhenTwoBeginSo() {
        assertFails("2 requests begin with AAAAAAAA: write more of the key", "tox:accept AAAAAAAA bob");
        assertEquals(3, ids().size());
    }

    @Test
    void saysHowARequestIsNamed() {
        assertFails(
                "a request is named by the number that tox:requests shows, or 8 or more digits of the key's beginning,"
                        + " not by bob",
                "tox:accept bob 1");
        assertFails("no request 12345678 waits: tox:requests shows them", "tox:refuse 12345678");
    }

    @Test
    void thoseWhoAreNeverListedDoNotPileUp() {
        FriendRequest first = FakeRequests.request("first", "");
        assertEquals(1, numbers.of(first).number());
        for (int i = 0; i < RequestNumbers.KEPT; i++) {
            numbers.of(FakeRequests.request("id" + i, ""));
        }
        assertEquals(RequestNumbers.KEPT + 2, numbers.of(first).number());
    }

    private List<String> ids() {
        return requests.waiting.stream().map(FriendRequest::id).toList();
    }

    private void assertFails(String sentence, String line) {
        CommandException fault = assertThrows(CommandException.class, () -> shell.run(line));
        assertEquals(sentence, fault.getMessage());
    }
}
