package org.tidewire.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Alice and Bob of the README: two servers in two terminals, where every line is typed as it stands in the document. */
class FriendsDocumentedIT {
    private static final String SECTION = "Friends over Tox";
    private static final long SEED = 811;
    private static final long SIZE = 3 << 20;

    @TempDir
    Path folder;

    private final List<Terminal> open = new ArrayList<>();
    private List<Block> blocks;
    private List<String> spans;
    private Terminal alice;
    private Terminal bob;

    @BeforeEach
    void startBoth() throws Exception {
        blocks = new ArrayList<>(Block.of(Documents.README, SECTION));
        spans = new ArrayList<>(Block.spans(Documents.README, SECTION));
        spans.removeIf(span -> !span.matches("(tox|transfer|resume):.* .*"));
        for (String line : blocks.remove(0).lines()) {
            open.add(start(line));
        }
        alice = open.get(0);
        bob = open.get(1);
        alice.awaitPrompt();
        bob.awaitPrompt();
    }

    /** Ports are the test's own, homes are in its folder. */
    private Terminal start(String line) throws Exception {
        Matcher found =
                Pattern.compile("runtime/tidewire --home (\\w+) --port \\d+").matcher(line);
        if (!found.matches()) {
            throw new AssertionError("does not start a server with a home and a port: " + line);
        }
        Path home = folder.resolve(found.group(1));
        return Terminal.start(folder, home, "--port", Integer.toString(Ports.free()));
    }

    @AfterEach
    void stop() throws Exception {
        for (Terminal each : open) {
            each.close();
        }
    }

    @Test
    void theyMeetTalkAndSendFiles() throws Exception {
        meet();
        talk();
        sendAFile();
        lookAround();
        sendAFolder();
        assertEquals(List.of(), spans, "in the document, and typed by nobody");
        assertEquals(List.of(), blocks, "in the document, and typed by nobody");
    }

    private void meet() throws Exception {
        List<String> tells = next(2);
        String network = alice.type(tells.get(0), "tox:bootstrap").strip();
        String id = alice.type(tells.get(1)).strip();
        List<String> asks = next(2);
        String last = network.substring(network.lastIndexOf('\n') + 1).replaceFirst("Others type +", "");
        requireSame(asks.get(0), last, "KEY-OF-ALICES-NODE");
        bob.type(last, "asked 127.0.0.1");
        bob.type(asks.get(1).replace("TOX-ID-OF-ALICE", id), "alice");
        alice.await("friend request");
    }

    /** Alice's port is 33445 only where that is free. */
    private static void requireSame(String document, String typed, String key) {
        String pattern =
                Pattern.quote(document).replace("33445", "\\E[0-9]+\\Q").replace(key, "\\E[0-9A-F]{64}\\Q");
        assertTrue(typed.matches(pattern), () -> typed + " is not as " + document);
    }

    private void talk() throws Exception {
        List<String> lines = next(4);
        alice.type(lines.get(0), " 1 ");
        alice.type(lines.get(1), "bob");
        alice.type(lines.get(2), "Hello Bob");
        alice.type(lines.get(3), "Hello Bob");
        bob.await("Hello Bob");
    }

    private void sendAFile() throws Exception {
        Path source = RandomFile.make(file("alice/files/big.bin"), SEED, SIZE);
        alice.type(next(1).get(0), "big.bin");
        bob.await("big.bin");
        bob.type("transfer:list", "big.bin");
        bob.type(span("transfer:accept 1"), "/Received/big.bin");
        assertArrives(source, file("bob/files/Received/big.bin"));
    }

    private void lookAround() throws Exception {
        List<String> lines = next(4);
        alice.type(lines.get(0), "no transfers");
        alice.type(lines.get(1), "Slots in use");
        alice.type(lines.get(2), "big.bin");
        alice.type(lines.get(3), "nothing is unfinished");
    }

    private static String number(String list, String file) {
        Matcher row = Pattern.compile("(?m)^ *(\\d+) .*" + Pattern.quote(file)).matcher(list);
        assertTrue(row.find(), list);
        return row.group(1);
    }

    private void sendAFolder() throws Exception {
        Files.createDirectory(file("bob/files/Films"));
        Path first = RandomFile.make(file("alice/files/holiday/1.jpg"), SEED + 1, SIZE);
        RandomFile.make(file("alice/files/holiday/2.jpg"), SEED + 2, SIZE);
        RandomFile.make(file("alice/files/holiday/3.jpg"), SEED + 3, SIZE);
        alice.type(span("transfer:send bob /holiday"), "3.jpg");
        bob.type(
                span("transfer:accept 1 /Films").replace("1", number(bob.type("transfer:list", "1.jpg"), "1.jpg")),
                "/Films/holiday_1.jpg");
        assertArrives(first, file("bob/files/Films/holiday_1.jpg"));
        alice.type("transfer:list", list -> !list.contains("1.jpg")); // she knows that it is there, too
        bob.close(); // what a friend who is away has not accepted waits, in order
        String waiting =
                alice.type("transfer:list", list -> list.contains("bob is offline") && !list.contains("accept"));
        alice.type(span("transfer:first 12").replace("12", number(waiting, "3.jpg")), "3.jpg");
        String remembered = alice.type("resume:list", "3.jpg");
        alice.type(span("transfer:cancel 12").replace("12", number(waiting, "2.jpg")), "cancelled");
        Matcher id = Pattern.compile("(?m)^(\\w+) .*3\\.jpg").matcher(remembered);
        assertTrue(id.find(), remembered);
        alice.type("resume:forget " + id.group(1), "forg");
        alice.type("transfer:list", "no transfers");
        alice.type("resume:list", "nothing is unfinished");
        assertFalse(Files.exists(file("bob/files/Received/holiday_3.jpg")));
    }

    /** Takes the next block, which must have so many lines. */
    private List<String> next(int lines) {
        Block block = blocks.remove(0);
        assertEquals(lines, block.lines().size(), block::where);
        return block.lines();
    }

    /** Takes a span; one that is not in the document is not typed. */
    private String span(String text) {
        assertTrue(spans.remove(text), () -> "the document does not say " + text + " but " + spans);
        return text;
    }

    private Path file(String path) throws Exception {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        return file;
    }

    private static void assertArrives(Path source, Path target) throws Exception {
        Await.until(target + " is there", () -> Files.exists(target));
        assertEquals(-1, Files.mismatch(source, target), "seed " + SEED);
    }
}
