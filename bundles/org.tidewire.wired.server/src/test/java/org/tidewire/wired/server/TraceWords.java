package org.tidewire.wired.server;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Translates between what a trace says and what is said now: keys, dates, ids, checksums, free bytes. */
final class TraceWords {
    /** What a key is for: a file, all its bytes, the first one wanted, and whether the client sends. */
    static final class Ticket {
        final String path;
        final byte[] content;
        final int offset;
        final boolean isUpload;

        Ticket(String path, byte[] content, int offset, boolean isUpload) {
            this.path = path;
            this.content = content;
            this.offset = offset;
            this.isUpload = isUpload;
        }
    }

    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d[+-]\\d\\d:\\d\\d");
    private static final Pattern SUM = Pattern.compile("\\b[0-9a-f]{40}\\b");
    private static final Pattern READY = Pattern.compile("400 ([^|]*)\\|(\\d+)\\|([0-9a-f]{40})");

    private final TraceSite site;
    private final Map<String, String> keys = new HashMap<>();
    private final Map<String, Ticket> tickets = new HashMap<>();
    private final Map<String, byte[]> puts = new HashMap<>();
    private final Map<String, String> ids = new HashMap<>(); // ours to theirs
    private final Map<String, String> now = new HashMap<>(); // theirs to ours, the last that had it
    private final Map<String, byte[]> whole = new TreeMap<>();

    TraceWords(TraceSite site) {
        this.site = site;
    }

    /** What we say for a traced command. */
    String ours(String command) {
        String said = command.replace("<EOT>", "\4").replace("<LF>", "\n").replace("<CR>", "\r");
        String[] fields = said.substring(said.indexOf(' ') + 1).split("\\|");
        if (said.startsWith("PUT ")
                && fields.length == 3
                && SUM.matcher(fields[2]).matches()) {
            byte[] content = site.content(fields[2], Integer.parseInt(fields[1]));
            puts.put(fields[0], content);
            return "PUT " + fields[0] + "|" + fields[1] + "|" + TraceSite.checksum(content);
        }
        if (said.matches("(KICK|BAN|INFO) \\d+.*")) {
            String traced = fields[0];
            return said.replaceFirst(traced, now.getOrDefault(traced, traced));
        }
        return said;
    }

    /** What we expect for a traced reply. */
    String expected(String reply) {
        Matcher sum = SUM.matcher(reply);
        return sum.find() ? sum.replaceAll(found -> site.sum(found.group())) : reply;
    }

    /** A reply of ours as the trace would write it, where the trace said something. */
    String masked(String reply, String traced) {
        Matcher ready = READY.matcher(reply);
        if (ready.matches()) {
            learn(ready, traced);
            return reply.substring(0, reply.lastIndexOf('|') + 1) + traced.substring(traced.lastIndexOf('|') + 1);
        }
        if (reply.startsWith("201 ") && traced.startsWith("201 ")) {
            ids.put(reply.substring(4), traced.substring(4));
            now.put(traced.substring(4), reply.substring(4));
            return traced;
        }
        if (reply.startsWith("200 ")) {
            return "200 <server>";
        }
        String dated = DATE.matcher(reply).replaceAll("<date>");
        return withIds(dated.matches("411 [^|]*\\|[1-9]\\d*") ? dated.replaceFirst("\\d+$", "<free>") : dated);
    }

    /** The key for a traced one. */
    String key(String traced) {
        return keys.getOrDefault(traced, "0".repeat(40));
    }

    Ticket ticket(String key) {
        return tickets.get(key);
    }

    /** Notes a file of which every byte was sent. */
    void sent(Ticket ticket) {
        whole.put(ticket.path, ticket.content);
    }

    Map<String, byte[]> whole() {
        return whole;
    }

    private void learn(Matcher ready, String traced) {
        String path = ready.group(1);
        boolean isUpload = puts.containsKey(path);
        byte[] content = isUpload ? puts.get(path) : site.site.storage.get(path);
        keys.put(traced.substring(traced.lastIndexOf('|') + 1), ready.group(3));
        tickets.put(ready.group(3), new Ticket(path, content, Integer.parseInt(ready.group(2)), isUpload));
    }

    private String withIds(String reply) {
        String[] fields = reply.split("\\|", -1);
        switch (reply.length() < 3 ? "" : reply.substring(0, 3)) {
            case "310" -> fields[1] = ids.getOrDefault(fields[1], fields[1]);
            case "306", "307" -> {
                fields[0] = fields[0].substring(0, 4) + id(fields[0].substring(4));
                fields[1] = id(fields[1]);
            }
            case "308" -> {
                fields[0] = "308 " + id(fields[0].substring(4));
                fields[9] = "<suite>";
                fields[10] = "<bits>";
                fields[13] = fields[13].replaceAll("\u001e\\d+\u001e(\\d+)\u001e\\d+", "<RS><n><RS>$1<RS><n>");
            }
            default -> {}
        }
        return String.join("|", fields);
    }

    private String id(String ours) {
        return ids.getOrDefault(ours, ours);
    }
}
