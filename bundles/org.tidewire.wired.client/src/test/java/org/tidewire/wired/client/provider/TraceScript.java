package org.tidewire.wired.client.provider;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

import org.tidewire.wired.Message;
import org.tidewire.wired.trace.Trace;
import org.tidewire.wired.trace.Trace.Step;

/**
 * Makes the fake server answer as a recorded one did, word for word and each answer once; to what nobody asked the recorded
 * one, or not again, it answers by itself. The bytes of its files are not in the trace: others of the same length stand for them.
 */
final class TraceScript implements FakeServer.Reaction {
    private static final Set<String> FILE_COMMANDS = Set.of("LIST", "STAT", "GET", "PUT", "FOLDER", "SEARCH", "MOVE");
    private static final String DATE = "2026-11-20T20:11:16+00:00";

    private final FakeServer server;
    private final boolean bracedKeys;
    private final Map<String, Deque<List<String>>> answers = new HashMap<>();
    private final AtomicInteger keys = new AtomicInteger();
    private final List<String> asked = new ArrayList<>();

    TraceScript(FakeServer server, Trace trace, boolean bracedKeys) {
        this.server = server;
        this.bracedKeys = bracedKeys;
        for (Trace.Thing thing : trace.tree()) {
            add(thing.what(), thing.words());
        }
        learn(trace.steps());
        FILE_COMMANDS.forEach(head -> server.once(head, this));
    }

    /** What was answered from the trace. */
    synchronized List<String> asked() {
        return List.copyOf(asked);
    }

    @Override
    public synchronized void to(Message command, FakeSession session) throws IOException {
        server.once(command.head(), this);
        Deque<List<String>> line = answers.get(sign(command.head(), command.fields()));
        if (line == null || line.isEmpty()) {
            session.react(command);
            return;
        }
        asked.add(command.head() + " " + String.join("|", command.fields()));
        for (String answer : line.remove()) {
            session.send(message(answer, command));
        }
    }

    /** Takes in every command with the answers that follow it. */
    private void learn(List<Step> steps) {
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            String head = step.text().split(" ", 2)[0];
            if (step.sign().equals(">") && FILE_COMMANDS.contains(head)) {
                List<String> fields =
                        List.of(step.text().substring(head.length()).strip().split("\\|", -1));
                List<String> replies = new ArrayList<>();
                for (int next = i + 1; next < steps.size() && isReply(steps.get(next)); next++) {
                    if (steps.get(next).sign().equals("<")) {
                        replies.add(steps.get(next).text());
                    }
                }
                answers.computeIfAbsent(sign(head, fields), key -> new ArrayDeque<>())
                        .add(replies);
            }
        }
    }

    private static boolean isReply(Step step) {
        return (step.sign().equals("<") && step.bytes().isEmpty())
                || step.sign().equals("~");
    }

    /** Checksums differ from the traced ones, but one that the recorder made up is something else than a real one. */
    private static String sign(String head, List<String> fields) {
        if (head.equals("PUT") && fields.size() == 3) {
            boolean madeUp = fields.get(2).matches("0{40}|f{40}|x");
            return "PUT " + fields.get(0) + "|" + fields.get(1) + (madeUp ? "|made up" : "");
        }
        return head + " " + String.join("|", fields);
    }

    private Message message(String answer, Message command) {
        String[] parts = answer.split(" ", 2);
        List<Object> fields = new ArrayList<>();
        for (String field : parts[1].split("\\|", -1)) {
            fields.add(field.replace("<date>", DATE).replace("<free>", "1000000"));
        }
        String path = command.field(0);
        if (parts[0].equals("400")) {
            fields.set(2, key(command, fields.get(1).toString()));
        } else if (parts[0].equals("402") && server.files.containsKey(path)) {
            fields.set(5, FakeTransfer.checksum(server.files.get(path)));
        }
        return Message.of(parts[0], fields.toArray());
    }

    private String key(Message command, String offset) {
        String number = String.format("%040x", keys.incrementAndGet());
        String key = bracedKeys ? "{" + number.substring(4) + "}" : number;
        String path = command.field(0);
        boolean upload = command.head().equals("PUT");
        if (upload) {
            server.partials.putIfAbsent(path, new byte[0]);
        }
        server.transfers.put(
                key,
                upload
                        ? FakeTransfer.upload(path, Long.parseLong(command.field(1)))
                        : FakeTransfer.download(path, offset));
        return key;
    }

    private void add(String what, String words) {
        String[] parts = words.split(" (?=\\d+( [0-9a-f]{40})?$|uploads$|plain$|drop-box$)", 2);
        switch (what) {
            case "file" -> {
                server.files.put(parts[0], WithServer.bytes(Integer.parseInt(parts[1].split(" ", 2)[0])));
                String parent = parts[0].substring(0, parts[0].lastIndexOf('/'));
                if (!parent.isEmpty()) {
                    server.folders.putIfAbsent(parent, 1);
                }
            }
            case "folder" ->
                server.folders.put(
                        parts[0], List.of("", "plain", "uploads", "drop-box").indexOf(parts[1]));
            default -> throw new IllegalArgumentException(what);
        }
    }
}
