package org.tidewire.wired.server;

import static org.tidewire.wired.server.ModelRules.isIn;
import static org.tidewire.wired.server.ModelRules.may;
import static org.tidewire.wired.server.ModelRules.numbered;
import static org.tidewire.wired.server.ModelRules.parent;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.tidewire.account.Privilege;

/**
 * The server in small: what it must answer to file commands, as far as dates, keys, checksums and free bytes do not
 * matter. It shares no code with the server.
 */
final class Model {
    private static final String NOT_FOUND = "520 File or Directory Not Found";
    private static final String DENIED = "516 Permission Denied";
    private static final String EXISTS = "521 File or Directory Exists";
    private static final String SYNTAX = "503 Syntax Error";
    private static final String FAILED = "500 Command Failed";

    /** Something in the tree; a file has bytes, a folder a type from 1 to 3. */
    static final class Node {
        int type;
        long size;
        String comment = "";

        Node(int type, long size) {
            this.type = type;
            this.size = size;
        }
    }

    /** Ends a command. */
    private static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Refused(String reply) {
            super(reply);
        }
    }

    final TreeMap<String, Node> tree = new TreeMap<>(Map.of("/", new Node(1, 0)));

    /** What the server answers; silence is an empty list. */
    List<String> answer(Set<Privilege> who, String name, String... fields) {
        try {
            return switch (name) {
                case "LIST" -> list(who, fields[0], false);
                case "LISTRECURSIVE" -> list(who, fields[0], true);
                case "STAT" ->
                    List.of("402 " + row(who, require(who, "STAT", fields[0]), fields[0]) + "|"
                            + tree.get(fields[0]).comment);
                case "SEARCH" -> search(who, fields[0]);
                case "FOLDER" -> folder(who, fields[0]);
                case "DELETE" -> delete(who, fields[0]);
                case "MOVE" -> move(who, fields[0], fields[1]);
                case "COMMENT" -> comment(who, fields[0], fields[1]);
                case "TYPE" -> type(who, fields[0], fields[1]);
                default -> throw new IllegalArgumentException(name);
            };
        } catch (Refused e) {
            return List.of(e.getMessage());
        }
    }

    /** Where an upload goes, or how it is refused. */
    String put(Set<Privilege> who, String path) {
        try {
            free(path);
            allow(who, "PUT", path);
            if (isHidden(who, parent(path))) {
                String name = path;
                for (int next = 2; tree.containsKey(name); next++) {
                    name = numbered(path, next);
                }
                return name;
            }
            return tree.containsKey(path) ? EXISTS : path;
        } catch (Refused e) {
            return e.getMessage();
        }
    }

    /** The file that a download reads, or how it is refused. */
    String get(Set<Privilege> who, String path, long offset) {
        try {
            allow(who, "GET", path);
            Node file = tree.get(path);
            if (file == null || file.type > 0) {
                return NOT_FOUND;
            }
            return offset > file.size ? SYNTAX : path;
        } catch (Refused e) {
            return e.getMessage();
        }
    }

    private List<String> list(Set<Privilege> who, String path, boolean deep) {
        Node node = require(who, "LIST", path);
        List<String> rows = new ArrayList<>();
        if (node.type > 0) {
            rows(who, path, deep, rows);
        }
        rows.add("411 " + path + "|" + (may(who, "PUT", node.type) ? "<free>" : "0"));
        return rows;
    }

    private void rows(Set<Privilege> who, String folder, boolean deep, List<String> rows) {
        if (isHidden(who, folder)) {
            return;
        }
        children(folder).stream()
                .sorted((a, b) -> a.toLowerCase(Locale.ROOT).compareTo(b.toLowerCase(Locale.ROOT)))
                .forEach(child -> {
                    rows.add("410 " + row(who, tree.get(child), child));
                    if (deep && tree.get(child).type > 0) {
                        rows(who, child, true, rows);
                    }
                });
    }

    private List<String> search(Set<Privilege> who, String part) {
        List<String> all = new ArrayList<>();
        rows(who, "/", true, all);
        List<String> found = new ArrayList<>(all.stream()
                .filter(row -> {
                    String path = row.substring(4, row.indexOf('|'));
                    String name = path.substring(path.lastIndexOf('/') + 1);
                    return name.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
                })
                .map(row -> "420" + row.substring(3))
                .sorted()
                .toList());
        found.add("421 Done");
        return found;
    }

    private List<String> folder(Set<Privilege> who, String path) {
        free(path);
        allow(who, "FOLDER", path);
        if (tree.containsKey(path)) {
            throw new Refused(EXISTS);
        }
        int above = tree.get(parent(path)).type;
        tree.put(path, new Node(above, 0));
        return List.of();
    }

    private List<String> delete(Set<Privilege> who, String path) {
        notRoot(path);
        require(who, "DELETE", path);
        tree.keySet().removeIf(each -> isIn(each, path));
        return List.of();
    }

    private List<String> move(Set<Privilege> who, String from, String to) {
        notRoot(from);
        allow(who, "MOVE", from);
        free(to);
        allow(who, "MOVE", to);
        if (!tree.containsKey(from)) {
            throw new Refused(NOT_FOUND);
        }
        if (to.equals(from)) {
            return List.of();
        }
        if (tree.containsKey(to)) {
            throw new Refused(EXISTS); // also where it would lie in itself
        }
        if (isIn(to, from)) {
            throw new Refused(FAILED);
        }
        Map<String, Node> moved = new TreeMap<>();
        tree.forEach((path, node) -> {
            if (isIn(path, from)) {
                moved.put(to + path.substring(from.length()), node);
            }
        });
        tree.keySet().removeIf(path -> isIn(path, from));
        tree.putAll(moved);
        return List.of();
    }

    private List<String> comment(Set<Privilege> who, String path, String text) {
        notRoot(path);
        require(who, "COMMENT", path).comment = text;
        return List.of();
    }

    private List<String> type(Set<Privilege> who, String path, String type) {
        if (!type.matches("[123]")) {
            throw new Refused(SYNTAX);
        }
        Node node = require(who, "TYPE", path);
        if (isHidden(who, path)) {
            throw new Refused(DENIED);
        }
        if (node.type == 0) {
            throw new Refused(FAILED);
        }
        node.type = Integer.parseInt(type);
        return List.of();
    }

    private Node require(Set<Privilege> who, String command, String path) {
        allow(who, command, path);
        if (!tree.containsKey(path)) {
            throw new Refused(NOT_FOUND);
        }
        return tree.get(path);
    }

    /** Lets pass what the privileges allow in the folder that the path lies in. */
    private void allow(Set<Privilege> who, String command, String path) {
        int folder = 1;
        for (String above = path; !above.equals("/"); ) {
            above = parent(above);
            Node node = tree.get(above);
            boolean direct = above.equals(parent(path));
            if (node == null || node.type == 0) {
                throw new Refused(NOT_FOUND);
            }
            if (isHidden(who, above) && !(command.equals("PUT") && direct)) {
                throw new Refused(NOT_FOUND);
            }
            folder = direct ? node.type : folder;
        }
        if (!may(who, command, folder)) {
            throw new Refused(DENIED);
        }
    }

    private boolean isHidden(Set<Privilege> who, String folder) {
        return tree.get(folder).type == 3 && !who.contains(Privilege.VIEW_DROPBOXES);
    }

    private String row(Set<Privilege> who, Node node, String path) {
        long size = node.type == 0
                ? node.size
                : isHidden(who, path) ? 0 : children(path).size();
        return path + "|" + node.type + "|" + size;
    }

    private List<String> children(String folder) {
        return tree.keySet().stream()
                .filter(path -> !path.equals("/") && parent(path).equals(folder))
                .toList();
    }

    private static void free(String path) {
        if (path.equals("/")) {
            throw new Refused(EXISTS);
        }
        if (path.endsWith(".WiredTransfer")) {
            throw new Refused(NOT_FOUND);
        }
    }

    private static void notRoot(String path) {
        if (path.equals("/")) {
            throw new Refused(NOT_FOUND);
        }
    }
}
