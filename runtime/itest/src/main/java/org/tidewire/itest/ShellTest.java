package org.tidewire.itest;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The commands, as the shell runs them. */
public class ShellTest {
    @TempDir
    Path home;

    private Installation installation;

    @BeforeEach
    void install() throws Exception {
        installation = new Installation(home);
    }

    @AfterEach
    void remove() throws Exception {
        installation.close();
    }

    @ParameterizedTest
    @CsvSource({
        "transfer,list",
        "transfer,show",
        "transfer,pause",
        "transfer,resume",
        "transfer,cancel",
        "transfer,queue",
        "storage,backends",
        "storage,list",
        "storage,stat",
        "storage,sum",
        "storage,mkdir",
        "account,list",
        "wired,connect",
        "wired,ls",
        "wired,get",
        "wired,put",
        "wired,rm",
        "wired,mv",
        "wired,type",
        "wired,comment",
        "wired,search"
    })
    void theCommandIsThere(String scope, String function) throws Exception {
        String filter = "(&(osgi.command.scope=" + scope + ")(osgi.command.function=" + function + "))";
        Await.until(
                scope + ":" + function, () -> Container.context().getServiceReferences((String) null, filter) != null);
    }

    @Test
    void storageListShowsTheFolder() throws Exception {
        Files.writeString(installation.root().resolve("note.txt"), "twelve bytes");
        assertShows("storage:list /", "note.txt");
    }

    @Test
    void accountListShowsWhoMayLogIn() throws Exception {
        assertShows("account:list", Installation.LOGIN);
    }

    @Test
    void backendsShowsTheStorageInUse() throws Exception {
        assertShows("storage:backends", "main");
    }

    @Test
    void aFilePutByCommandIsListedAsATransfer() throws Exception {
        Path file = Files.writeString(home.resolve("by-command.txt"), "sent by command");
        try (Shell shell = new Shell()) {
            shell.connect(installation);
            shell.run("wired:put '" + file + "'");
        }
        Await.until("the file", () -> Files.exists(installation.root().resolve("by-command.txt")));
        assertShows("transfer:list -a", "by-command.txt");
    }

    private static void assertShows(String command, String expected) throws Exception {
        String shown = run(command);
        assertTrue(shown.contains(expected), command + " shows: " + shown);
    }

    private static String run(String command) throws Exception {
        try (Shell shell = new Shell()) {
            return shell.run(command);
        }
    }
}
