package org.tidewire.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Function;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.Widget;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.DumbTerminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidewire.storage.FilePath;
import org.tidewire.transfer.Direction;
import org.tidewire.transfer.TransferState;

class CompletionsTest {
    private static final Map<String, List<Class<?>>> SCOPES = Map.of(
            "transfer", List.of(TransferCommands.class, TransferControlCommands.class, TransferSendCommands.class),
            "resume", List.of(ResumeCommands.class),
            "storage", List.of(StorageCommands.class, StorageEditCommands.class, PreferCommands.class),
            "wired", List.of(WiredCommands.class, WiredMoveCommands.class, WiredEditCommands.class),
            "tox",
                    List.of(
                            ToxCommands.class,
                            ToxRequestCommands.class,
                            ToxMessageCommands.class,
                            ToxNetworkCommands.class));

    private final List<List<String>> defined = new ArrayList<>();

    @Test
    void definesOnceWhatTabOffersAndOnlyForCommandsThatExist() throws Exception {
        try (GogoShell shell = new GogoShell()) {
            shell.add("gogo", new Recorder(), "complete");
            shell.session().put(".completions", new HashMap<>());
            Completions completions = new Completions();
            completions.beforeExecute(shell.session(), "first");
            int count = defined.size();
            completions.beforeExecute(shell.session(), "second");
            assertEquals(count, defined.size());
        }
        assertFalse(defined.isEmpty());
        for (List<String> definition : defined) {
            assertEquals("-c", definition.get(0));
            String[] command = definition.get(1).split(":");
            assertTrue(
                    SCOPES.get(command[0]).stream()
                            .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                            .anyMatch(method -> method.getName().equals(command[1])),
                    () -> "no command " + definition.get(1));
        }
    }

    @Test
    void offersTheNamesOfFriendsAndTheNumbersOfRequests() throws Exception {
        FakeRequests requests = new FakeRequests();
        requests.waiting.add(FakeRequests.request("A".repeat(64), "Hello"));
        try (GogoShell shell = new GogoShell()) {
            shell.add("gogo", new Recorder(), "complete", "each", "if");
            shell.add("tox", new ToxCommands(new FakeFriends()), "list");
            shell.add("tox", new ToxRequestCommands(requests, new RequestNumbers()), "requests");
            shell.session().put(".completions", new HashMap<>());
            new Completions().beforeExecute(shell.session(), "first");
            assertEquals(List.of("bob", "carol"), shell.run("__tidewire_friends"));
            assertEquals(List.of("1"), shell.run("__tidewire_requests"));
        }
    }

    @Test
    void offersTheNumbersOfTransfersAndTheIdsOfWhatIsRemembered() throws Exception {
        try (TransferShell shell = new TransferShell()) {
            shell.add("gogo", new Recorder(), "complete", "each");
            shell.session().put(".completions", new HashMap<>());
            shell.engine.transfers.add(new FakeTransfer(Infos.of(7, Direction.INCOMING, TransferState.RUNNING, 0)));
            shell.policy.saved.add(Infos.of(31, Direction.OUTGOING, FakeFriends.KEY, TransferState.OFFERED));
            new Completions().beforeExecute(shell.session(), "first");
            assertEquals(List.of("7"), shell.run("__tidewire_numbers"));
            assertEquals(List.of("1f1f1f1f"), shell.run("__tidewire_remembered"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "Ünïcode/1_a-b+c@d.tar.gz    | true",
                "two words                   | false",
                "Tears of Steel (2012).mkv   | false",
                "x$(storage:rm Films)        | false",
                "x;storage:prefer            | false",
                "x>known-servers             | false",
                "don't                       | false",
                "a\"b                        | false",
                "again!                      | false",
                "turned \u202e round         | false",
                "#1                          | false"
            })
    void offersNoNameThatTheShellWouldRun(String name, boolean plain) {
        assertEquals(plain, new Arguments().isPlain(name));
    }

    @Test
    void leavesOutOfAFolderWhatTheShellWouldRun() throws Exception {
        try (TransferShell shell = new TransferShell()) {
            shell.add("gogo", new Recorder(), "complete", "each", "if");
            shell.add("storage", new StorageCommands(shell.shelf, new Backends()), "list");
            shell.session().put(".completions", new HashMap<>());
            shell.session().put(".commandLine", new Typed("in/pl"));
            for (String name :
                    List.of("plain.txt", "x$(storage:rm plain.txt)", "y;storage:prefer", "a|b", "two words")) {
                shell.storage.files.put(FilePath.of("/in").child(name), new byte[1]);
            }
            new Completions().beforeExecute(shell.session(), "first");
            assertEquals(List.of("in/plain.txt"), shell.run("__tidewire_stored"));
        }
    }

    /** The line that somebody types, as far as the definitions ask. */
    public record Typed(String word) {}

    @Test
    void keepsTheShellWhereCompletionFails() throws Exception {
        try (GogoShell shell = new GogoShell();
                Terminal terminal = new DumbTerminal(InputStream.nullInputStream(), OutputStream.nullOutputStream())) {
            LineReader reader = LineReaderBuilder.builder().terminal(terminal).build();
            reader.getWidgets()
                    .put(LineReader.EXPAND_OR_COMPLETE, () -> "'a".substring(3).isEmpty());
            Widget other = reader.getWidgets().get(LineReader.ACCEPT_LINE);
            shell.add("gogo", new Recorder(), "complete", "each", "if");
            shell.session().put(".completions", new HashMap<>());
            shell.session().put(".reader", reader);
            new Completions().beforeExecute(shell.session(), "first");
            assertFalse(reader.getWidgets().get(LineReader.EXPAND_OR_COMPLETE).apply());
            assertSame(other, reader.getWidgets().get(LineReader.ACCEPT_LINE));
        }
    }

    @Test
    void leavesShellsAloneThatCompleteNothing() throws Exception {
        try (GogoShell shell = new GogoShell()) {
            shell.add("gogo", new Recorder(), "complete");
            new Completions().beforeExecute(shell.session(), "first");
        }
        assertTrue(defined.isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "1, wired:get",
        "1, wired:get Do",
        "1, wired:get -q",
        "1, wired:get -q -v Do",
        "0, wired:get -l",
        "0, wired:get -l 2",
        "1, wired:get -l 200k Do",
        "2, wired:get Docs x",
        "2, wired:get --limit 1M Docs -q x",
        "3, wired:get a b c"
    })
    void countsArgumentsWithoutOptions(String place, String line) {
        List<String> words = List.of(line.split(" "));
        boolean begun = !words.get(words.size() - 1).matches("wired:get|-[qvl]");
        assertEquals(place, new Arguments().place(words, begun ? words.size() - 1 : words.size()), line);
    }

    /** Takes the place of jline's command. */
    public final class Recorder {
        /**
         * Notes a definition.
         *
         * @param words the command's words
         */
        public void complete(String[] words) {
            defined.add(List.of(words));
        }

        /**
         * Does one thing or another.
         *
         * @param session the session
         * @param condition decides
         * @param done what to do if it holds
         * @param other what to do else
         * @return what that gives
         */
        public Object _if(CommandSession session, Function condition, Function done, Function... other)
                throws Exception {
            if (Boolean.TRUE.equals(condition.execute(session, null))) {
                return done.execute(session, null);
            }
            return other.length == 0 ? null : other[0].execute(session, null);
        }

        /**
         * Does something with each element.
         *
         * @param session the session
         * @param list elements
         * @param function what to do
         */
        public void each(CommandSession session, Collection<?> list, Function function) throws Exception {
            for (Object element : list) {
                function.execute(session, List.of(element));
            }
        }
    }
}
