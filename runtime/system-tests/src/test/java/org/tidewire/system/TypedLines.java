package org.tidewire.system;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lines of a file, typed by two people one after the other, with what only the running servers know put in. */
final class TypedLines {
    private static final Pattern BOOTSTRAP = Pattern.compile("tox:bootstrap 127\\.0\\.0\\.1 (\\d+) (\\w{64})");
    private static final Pattern LINE = Pattern.compile("(alice|bob) (.+) \\|(.*)");
    private static final Pattern REMEMBERED = Pattern.compile("(?m)^([0-9a-f]{8})  ");
    private static final Pattern LISTED = Pattern.compile("(?m)^ *(\\d+)  (?:offered|queued|running|paused) ");

    private final Terminal alice;
    private final Terminal bob;
    private final Map<String, String> values = new HashMap<>();

    TypedLines(Terminal alice, Terminal bob, int wired) {
        this.alice = alice;
        this.bob = bob;
        values.put("WIRED", Integer.toString(wired));
    }

    String wired() {
        return values.get("WIRED");
    }

    /** Waits for both, and learns who and where they are. */
    void meet(Path password) throws Exception {
        alice.awaitPrompt();
        bob.awaitPrompt();
        learn("A", alice);
        learn("B", bob);
        values.put("PASSWORD", Files.readString(password).strip());
    }

    private void learn(String who, Terminal terminal) throws Exception {
        values.put(who, terminal.type("tox:id").strip());
        Matcher network = BOOTSTRAP.matcher(terminal.type("tox:network", "tox:bootstrap"));
        assertTrue(network.find());
        values.put("PORT-" + who, network.group(1));
        values.put("KEY-" + who, network.group(2));
    }

    /** Types them all, and gives the names of the commands. */
    Set<String> type(String resource) throws Exception {
        Set<String> names = new TreeSet<>();
        for (String each : read(resource).split("\n")) {
            Matcher line = LINE.matcher(each);
            if (line.matches()) {
                String command = filled(line.group(2).strip());
                names.add(command.split(" ", 2)[0]);
                Terminal who = line.group(1).equals("alice") ? alice : bob;
                remember(who.type(command, filled(line.group(3).strip())));
            } else if (!each.isBlank() && !each.startsWith("#")) {
                throw new AssertionError("nobody types " + each);
            }
        }
        return names;
    }

    private String filled(String text) {
        String filled = text;
        for (Map.Entry<String, String> each : values.entrySet()) {
            filled = filled.replace("${" + each.getKey() + "}", each.getValue());
        }
        assertTrue(!filled.contains("${"), filled);
        return filled;
    }

    private void remember(String answer) {
        Matcher id = REMEMBERED.matcher(answer);
        if (id.find()) {
            values.put("ID", id.group(1));
        }
        String number = number(answer);
        if (!number.isEmpty()) {
            values.put("N", number);
        }
    }

    /** The number of the first transfer that a list shows; empty if there is none. */
    String number(String list) {
        Matcher row = LISTED.matcher(list);
        return row.find() ? row.group(1) : "";
    }

    private static String read(String resource) throws IOException {
        try (InputStream in = TypedLines.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
