package org.tidewire.wired.server;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.tidewire.account.Privilege;
import org.tidewire.storage.FilePath;
import org.tidewire.storage.FileType;

/** Random commands in random order by several users, before and after login, against a small model of the server. */
class ModelTest {
    private static final long SEED = Long.getLong("model.seed", 20_261_121L);
    private static final int STEPS = Integer.getInteger("model.steps", 3_000);
    private static final List<String> NAMES = List.of("a", "B.txt", "box", "ups", "c d", "\u00fc", "a.WiredTransfer");
    private static final List<String> COMMANDS = List.of(
            "LIST", "LISTRECURSIVE", "STAT", "SEARCH", "FOLDER", "DELETE", "MOVE", "COMMENT", "TYPE", "GET", "PUT");
    private static final Map<String, Set<Privilege>> USERS = Map.of(
            "admin", EnumSet.allOf(Privilege.class),
            "guest", EnumSet.of(Privilege.DOWNLOAD, Privilege.UPLOAD),
            "nobody", Set.of(),
            "editor",
                    EnumSet.of(
                            Privilege.UPLOAD_ANYWHERE,
                            Privilege.ALTER_FILES,
                            Privilege.DELETE_FILES,
                            Privilege.CREATE_FOLDERS));

    private final Random random = new Random(SEED);
    private final Model model = new Model();
    private final List<String> script = new ArrayList<>();

    @Test
    void answersEveryCommandAsTheModelDoes() throws Exception {
        try (TestSite site = new TestSite()) {
            site.account("editor", "e", USERS.get("editor"));
            site.storage.folders.clear();
            site.storage.folders.put(FilePath.ROOT, FileType.DIRECTORY);
            Map<String, WireClient> clients = Map.of(
                    "admin", site.admin(),
                    "guest", site.guest(),
                    "nobody", site.connect().login("nobody", "x"),
                    "editor", site.connect().login("editor", "e"));
            WireClient stranger = site.connect();
            for (int step = 0; step < STEPS; step++) {
                if (random.nextInt(20) == 0) {
                    String early = pick(COMMANDS) + " " + path() + "|0|" + "0".repeat(40);
                    assertEquals(List.of(), answers(stranger, early), "who has not logged in is not heard");
                }
                String user = pick(List.copyOf(USERS.keySet()));
                step(site, clients.get(user), user);
            }
            stranger.close();
            for (WireClient client : clients.values()) {
                client.close();
            }
            System.out.println(STEPS + " commands answered as the model does, seed " + SEED);
        } catch (AssertionError e) {
            int from = Math.max(0, script.size() - 12);
            throw new AssertionError(
                    "seed " + SEED + ", after " + script.subList(from, script.size()) + ": " + e.getMessage(), e);
        }
    }

    private void step(TestSite site, WireClient client, String user) throws Exception {
        Set<Privilege> who = USERS.get(user);
        String command = pick(COMMANDS);
        switch (command) {
            case "GET" -> get(site, client, who);
            case "PUT" -> put(site, client, who);
            case "MOVE" -> compare(client, who, command, path(), path());
            case "COMMENT" -> compare(client, who, command, path(), pick(List.of("", "nice", "\u00fc \u2603")));
            case "TYPE" -> compare(client, who, command, path(), pick(List.of("0", "1", "2", "3", "4", "x")));
            case "SEARCH" -> compare(client, who, command, pick(List.of("", "a", "b", "\u00dc", "zzz", ".")));
            case "DELETE" -> {
                if (random.nextInt(3) == 0) { // seldom, so that the tree grows
                    compare(client, who, command, path());
                }
            }
            default -> compare(client, who, command, path());
        }
    }

    private void compare(WireClient client, Set<Privilege> who, String command, String... fields) throws IOException {
        String said = command + " " + String.join("|", fields);
        script.add(who + " " + said);
        List<String> expected = model.answer(who, command, fields);
        assertEquals(String.join("\n", expected), String.join("\n", answers(client, said)));
    }

    /** Says a command and gives what comes before the Pong of a PING behind it, without what the model does not know. */
    private static List<String> answers(WireClient client, String said) throws IOException {
        client.say(said, "PING");
        List<String> answers = new ArrayList<>();
        for (String heard = client.hear(); !heard.equals("202 Pong"); heard = client.hear()) {
            if (!heard.matches("30[234] .*")) {
                answers.add(known(heard));
            }
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

    private void get(TestSite site, WireClient client, Set<Privilege> who) throws IOException {
        String path = path();
        int offset = random.nextInt(4) * 50;
        String expected = model.get(who, path, offset);
        script.add("GET " + path + "|" + offset);
        if (!expected.startsWith("/")) {
            assertEquals(List.of(expected), answers(client, "GET " + path + "|" + offset));
            return;
        }
        String key = client.key("GET " + path + "|" + offset, path + "|" + offset);
        byte[] all = site.storage.get(expected);
        assertArrayEquals(java.util.Arrays.copyOfRange(all, offset, all.length), client.take(key));
    }

    /** Uploads whole files: partials have tests of their own. */
    private void put(TestSite site, WireClient client, Set<Privilege> who) throws Exception {
        String path = path();
        byte[] bytes = new byte[random.nextInt(4) * 50];
        random.nextBytes(bytes);
        String expected = model.put(who, path);
        String said = "PUT " + path + "|" + bytes.length + "|" + TraceSite.checksum(bytes);
        script.add(said);
        if (!expected.startsWith("/")) {
            assertEquals(List.of(expected), answers(client, said));
            return;
        }
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
}
