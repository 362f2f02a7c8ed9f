package org.tidewire.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewire.system.Block.Exchange;

/** What the shell's readme shows, typed at two servers: its two sessions, and every command of its table. */
class ShellDocumentedIT {
    private static final Path DOCUMENT = Documents.ROOT.resolve("bundles/org.tidewire.shell/readme.md");
    private static final String NAME = "(transfer|storage|account|resume|wired|tox):[a-z]+";
    private static final String CAROL = "tox.id = 10" + "0".repeat(62) + "\n";
    private static final long FILM = 1_500_000_000; // the 1.4 GiB of the document, and no block of a disk
    private static final String SLOW = "download.speed = 11000000\n";

    @TempDir
    Path folder;

    private final Deque<Terminal> open = new ArrayDeque<>();
    private Terminal alice;
    private Terminal bob;
    private TypedLines lines;

    @BeforeEach
    void startBoth() throws Exception {
        Path etc = Files.createDirectories(folder.resolve("alice/etc"));
        Files.writeString(etc.resolve("org.tidewire.tox.friend-carol.cfg"), CAROL);
        Files.writeString(etc.resolve("org.tidewire.transfer.cfg"), SLOW);
        Path files = Files.createDirectories(folder.resolve("alice/files/holiday/day 1"));
        RandomFile.make(files.resolve("a.jpg"), 815, 3_250_000);
        RandomFile.make(files.resolve("b.jpg"), 816, 3_040_000);
        RandomFile.make(folder.resolve("alice/files/part.bin.WiredTransfer"), 814, 70_000);
        RandomFile.make(folder.resolve("alice/files/big.bin"), 813, 3_000_000);
        Files.copy(folder.resolve("alice/files/big.bin"), folder.resolve("big.bin"));
        Files.createDirectories(folder.resolve("alice/files/Films"));
        Files.createDirectories(folder.resolve("bob/files"));
        try (RandomAccessFile film =
                new RandomAccessFile(folder.resolve("bob/files/film.mkv").toFile(), "rw")) {
            film.setLength(FILM);
        }
        int port = Ports.free();
        alice = start("alice", Integer.toString(port));
        bob = start("bob", "0");
        lines = new TypedLines(alice, bob, port);
    }

    private Terminal start(String name, String port) throws Exception {
        open.push(Terminal.start(folder, folder.resolve(name), "--port", port));
        return open.peek();
    }

    @AfterEach
    void stop() throws Exception {
        try {
            while (!open.isEmpty()) {
                open.pop().close();
            }
        } finally {
            for (Terminal each : open) {
                each.close();
            }
        }
    }

    @Test
    void theSessionsAndEveryCommandOfTheTableWork() throws Exception {
        lines.meet(folder.resolve("alice/admin-password"));
        List<Block> sessions = Block.of(DOCUMENT, "org.tidewire.shell");
        assertEquals(2, sessions.size());
        aloneAtAServer(sessions.get(0));
        Set<String> typed = lines.type("commands.txt");
        assertEquals(new TreeSet<>(names(Files.readString(DOCUMENT).split("\n## ", 2)[0])), typed);
        assertEquals(new TreeSet<>(names(alice.type("help | cat", "transfer:list"))), typed);
        withFriends(sessions.get(1));
    }

    private static Set<String> names(String text) {
        return Pattern.compile("\\b" + NAME + "\\b")
                .matcher(text)
                .results()
                .map(found -> found.group())
                .collect(Collectors.toSet());
    }

    private void aloneAtAServer(Block session) throws Exception {
        for (Exchange each : session.exchanges()) {
            see(alice, each.command().replace("22000", lines.wired()), each.answer());
        }
        assertEquals(-1, Files.mismatch(folder.resolve("big.bin"), folder.resolve("alice/files/Uploads/big.bin")));
    }

    /** Its first line is news of what bob does. */
    private void withFriends(Block session) throws Exception {
        bob.type("transfer:send alice /film.mkv", "offered");
        String news = session.lines().get(0);
        String number = lines.number(alice.type("transfer:list", "film.mkv"));
        String offered = news.substring(6).replace("7", number);
        alice.await(offered);
        for (Exchange each : session.exchanges()) {
            see(alice, each.command().replace("accept 7 ", "accept " + number + " "), each.answer());
        }
        alice.type("transfer:cancel " + number, "cancelled");
    }

    /** Types a command; what is shown is, or becomes, what the document says, but for numbers and how progress is shown. */
    private static void see(Terminal terminal, String command, List<String> wanted) throws Exception {
        if (command.matches("[a-z]+:(list|ls)\\b.*")) {
            terminal.type(command, shown -> shape(shown.lines().toList()).equals(shape(wanted)));
            return;
        }
        String shown = terminal.type(command);
        if (!wanted.isEmpty()) {
            assertEquals(shape(wanted), shape(shown.lines().toList()));
        }
    }

    private static String shape(List<String> shown) {
        return Block.shape(shown.stream()
                .filter(line -> !line.matches("(/Uploads/)?big\\.bin .*"))
                .toList());
    }
}
