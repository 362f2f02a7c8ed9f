package org.tidewire.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;

import org.apache.felix.service.command.CommandSession;

/** A real Gogo with every command of scope {@code wired}, before servers that are none. */
final class WiredShell implements AutoCloseable {
    static final String CONNECT = "wired:connect wired://guest@127.0.0.1:2000/";

    final Remotes remotes;
    final WiredCommands commands;
    private final GogoShell shell = new GogoShell();

    /**
     * Begins without a connection.
     *
     * @param client makes connections
     * @param here the folder the person is in
     */
    WiredShell(FakeClient client, Path here) {
        remotes = new Remotes(client, Logs.NONE);
        commands = new WiredCommands(client, remotes);
        shell.session().currentDir(here);
        shell.add("wired", commands, "connect", "disconnect", "ls", "stat", "mkdir", "cd", "pwd");
        shell.add("wired", new WiredMoveCommands(remotes), "get", "put");
        shell.add("wired", new WiredEditCommands(remotes), "rm", "mv", "type", "comment", "search");
    }

    CommandSession session() {
        return shell.session();
    }

    Object run(String line) throws Exception {
        return shell.run(line);
    }

    String show(String line) throws Exception {
        return shell.show(line);
    }

    String printed() {
        return shell.printed();
    }

    void assertFails(String sentence, String line) {
        CommandException fault = assertThrows(CommandException.class, () -> run(line));
        assertEquals(sentence, fault.getMessage());
    }

    @Override
    public void close() {
        shell.close();
        remotes.closeAll();
    }
}
