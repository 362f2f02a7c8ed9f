package org.tidewire.shell;

import java.time.Clock;
import java.time.ZoneOffset;

import org.apache.felix.service.command.CommandSession;
import org.junit.jupiter.api.Assertions;

/** A shell with the commands of the scopes {@code transfer} and {@code resume}, over fakes of all that they use. */
final class TransferShell implements AutoCloseable {
    final FakeTransfers engine;
    final FakeFriends friends = new FakeFriends();
    final FakePolicy policy = new FakePolicy();
    final FakeStorage storage = new FakeStorage();
    final Contacts contacts = new Contacts();
    final Remembered remembered = new Remembered();
    final Shelf shelf = new Shelf();
    private final GogoShell shell = new GogoShell();

    TransferShell(FakeTransfer... transfers) {
        engine = new FakeTransfers(transfers);
        contacts.bindFriends(friends);
        remembered.bindPolicy(policy);
        shelf.bindStorage(storage);
        Clock clock = Clock.fixed(FakeFriends.TIME, ZoneOffset.UTC);
        TransferRows rows = new TransferRows(engine, contacts);
        add("transfer", new TransferCommands(rows, remembered, clock), "list", "show", "queue", "history");
        add(
                "transfer",
                new TransferControlCommands(engine, contacts, remembered),
                "pause",
                "resume",
                "cancel",
                "accept",
                "reject",
                "first");
        add("transfer", new TransferSendCommands(engine, contacts, shelf), "send");
        add("resume", new ResumeCommands(engine, contacts, shelf, remembered), "list", "forget");
    }

    void add(String scope, Object commands, String... functions) {
        shell.add(scope, commands, functions);
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

    void assertFails(String sentence, String line) {
        CommandException fault = Assertions.assertThrows(CommandException.class, () -> run(line));
        Assertions.assertEquals(sentence, fault.toString());
    }

    @Override
    public void close() {
        shell.close();
    }
}
