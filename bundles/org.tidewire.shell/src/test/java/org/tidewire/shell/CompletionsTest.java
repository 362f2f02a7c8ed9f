package org.tidewire.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

class CompletionsTest {
    private static final Map<String, Class<?>> SCOPES = Map.of(
            "transfer", TransferCommands.class,
            "storage", StorageCommands.class,
            "wired", WiredCommands.class);

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
                    Arrays.stream(SCOPES.get(command[0]).getDeclaredMethods())
                            .anyMatch(method -> method.getName().equals(command[1])),
                    () -> "no command " + definition.get(1));
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
    }
}
