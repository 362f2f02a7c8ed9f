package org.tidewire.wired.server;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import org.tidewire.account.Privilege;
import org.tidewire.wired.Fields;

/** One session whose every step is random, whose answers are compared with the model's. */
final class ModelSession implements Closeable {
    private static final Map<String, Set<Privilege>> USERS = Map.of(
            "chief", EnumSet.allOf(Privilege.class),
            "giver", EnumSet.of(Privilege.DOWNLOAD, Privilege.UPLOAD),
            "looker", Set.of(),
            "editor",
                    EnumSet.of(
                            Privilege.UPLOAD_ANYWHERE,
                            Privilege.ALTER_FILES,
                            Privilege.DELETE_FILES,
                            Privilege.CREATE_FOLDERS));
    private static final List<String> LOGINS = USERS.keySet().stream().sorted().toList();
    private static final List<String> NAMES = List.of("a", "B.txt", "box", "ups", "c d", "\u00fc", "a.WiredTransfer");
    private static final List<String> COMMANDS = List.of(
            "LIST", "LISTRECURSIVE", "STAT", "SEARCH", "FOLDER", "DELETE", "MOVE", "COMMENT", "TYPE", "GET", "PUT");

    private final TestSite site;
    private final Model model;
    private final Random random;
    private final List<String> script;
    private final WireClient client;
    private final ModelLogin login = new ModelLogin();

    /** Connects; the script gets what is said. */
    ModelSession(TestSite site, Model model, Random random, List<String> script) throws IOException {
        this.site = site;
        this.model = model;
        this.random = random;
        this.script = script;
        client = site.connect();
    }

    /** Makes the accounts of those who come; the password of each is the name. */
    static void accounts(TestSite site) {
        USERS.forEach((name, privileges) -> site.account(name, name, privileges));
    }

    void step() throws Exception {
        if (random.nextInt(30) == 0) {
            stray();
        } else if (login.isIn()) {
            command(USERS.get(login.login()), pick(COMMANDS));
        } else {
            enter();
        }
    }

    private void stray() throws IOException {
        switch (random.nextInt(5)) {
            case 0 -> begins(login.unknown(), "EAT " + path());
            case 1 -> begins(login.tooShort(), pick(COMMANDS));
            case 2 -> begins(login.hello(), "HELLO");
            case 3 -> begins(login.user("looker"), "USER looker");
            default -> begins(login.pass(false), "PASS " + "0".repeat(40));
        }
    }

    private void enter() throws IOException {
        if (random.nextInt(4) == 0) {
            begins(List.of(), pick(COMMANDS) + " " + path() + "|0|" + "0".repeat(40));
        }
        begins(login.hello(), "HELLO");
        String name = pick(LOGINS);
        begins(login.user(name), "USER " + name);
        begins(login.pass(true), "PASS " + Fields.password(login.login()));
    }

    private void command(Set<Privilege> who, String command) throws Exception {
        switch (command) {
            case "GET" -> get(who);
            case "PUT" -> put(who);
            case "MOVE" -> compare(who, command, path(), path());
            case "COMMENT" -> compare(who, command, path(), pick(List.of("", "nice", "\u00fc \u2603")));
            case "TYPE" -> compare(who, command, path(), pick(List.of("0", "1", "2", "3", "4", "x")));
            case "SEARCH" -> compare(who, command, pick(List.of("", "a", "b", "\u00dc", "zzz", ".")));
            case "DELETE" -> {
                if (random.nextInt(3) == 0) { // seldom, so that the tree grows
                    compare(who, command, path());
                }
            }
            default -> compare(who, command, path());
        }
    }

    private void compare(Set<Privilege> who, String command, String... fields) throws IOException {
        List<String> expected = model.answer(who, command, fields);
        assertEquals(String.join("\n", expected), String.join("\n", answers(command + " " + String.join("|", fields))));
    }

    /** Compares the numbers of the replies. */
    private void begins(List<String> expected, String said) throws IOException {
        List<String> numbers =
                answers(said).stream().map(reply -> reply.substring(0, 3)).toList();
        assertEquals(expected, numbers);
    }

    /** Says a command and gives what comes before the Pong of a PING behind it, without what the model does not know. */
    private List<String> answers(String said) throws IOException {
        script.add(login.login() + ": " + said);
        client.say(said, "PING");
        List<String> answers = new ArrayList<>();
        for (String heard = client.hear(); !heard.equals("202 Pong"); heard = client.hear()) {
            answers.add(known(heard));
        }
        if (said.startsWith("SEARCH")) {
            answers.sort(null);
        }
        return answers;
    }

    private static String known(String reply) {
        String[] fields = reply.split("\\|", -1);
        return switch (reply.substring(0, 3)) {
            case "410", "420" -> fields[0] + "|" + fields[1] + "|" + fields[2];
            case "402" -> fields[0] + "|" + fields[1] + "|" + fields[2] + "|" + fields[6];
            case "411" -> fields[0] + "|" + (fields[1].equals("0") ? "0" : "<free>");
            default -> reply;
        };
    }

    private void get(Set<Privilege> who) throws IOException {
        String path = path();
        int offset = random.nextInt(4) * 50;
        String said = "GET " + path + "|" + offset;
        String expected = model.get(who, path, offset);
        if (!expected.startsWith("/")) {
            assertEquals(List.of(expected), answers(said));
            return;
        }
        script.add(said);
        String key = client.key(said, path + "|" + offset);
        byte[] all = site.storage.get(expected);
        assertArrayEquals(Arrays.copyOfRange(all, offset, all.length), client.take(key));
    }

    /** Uploads whole files: partials have tests of their own. */
    private void put(Set<Privilege> who) throws Exception {
        String path = path();
        byte[] bytes = new byte[random.nextInt(4) * 50];
        random.nextBytes(bytes);
        String expected = model.put(who, path);
        String said = "PUT " + path + "|" + bytes.length + "|" + TraceSite.checksum(bytes);
        if (!expected.startsWith("/")) {
            assertEquals(List.of(expected), answers(said));
            return;
        }
        script.add(said);
        client.give(client.key(said, path + "|0"), bytes);
        assertArrayEquals(bytes, site.storage.get(expected), expected);
        model.tree.put(expected, new Model.Node(0, bytes.length));
    }

    private String path() {
        if (random.nextInt(20) == 0) {
            return "/";
        }
        StringBuilder path = new StringBuilder();
        for (int depth = random.nextInt(3); depth >= 0; depth--) {
            path.append('/').append(pick(NAMES));
        }
        return path.toString();
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    /** Leaves in order, or as programs that are killed do. */
    @Override
    public void close() throws IOException {
        if (random.nextBoolean()) {
            client.reset();
        } else {
            client.close();
        }
    }
}
