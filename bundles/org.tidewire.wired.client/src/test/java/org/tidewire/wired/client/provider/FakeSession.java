package org.tidewire.wired.client.provider;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.TreeMap;

import javax.net.ssl.SSLSocket;

import org.tidewire.account.AccountLimits;
import org.tidewire.transfer.Checksum;
import org.tidewire.wired.Fields;
import org.tidewire.wired.Message;

/** One control connection of the fake server; before every reply comes something that nobody asked for. */
final class FakeSession {
    private static final Message[] NOISE = {
        Message.of("302", 1, 7, 0, 0, 0, "nick", "guest", "127.0.0.1", "localhost", "", ""),
        Message.of("304", 7, 1, 0, 0, "nick", "away"),
        Message.of("303", 1, 7),
        Message.of("320", "nick", "2026-11-20T20:14:26+00:00", "news"),
        Message.of("341", 1, "nick", "guest", "127.0.0.1", "2026-11-20T20:14:28+00:00", "the topic"),
        new Message("602", Fields.privileges(java.util.Set.of(), AccountLimits.NONE)),
    };

    private final FakeServer server;
    private final SSLSocket socket;
    private int noise;

    FakeSession(FakeServer server, SSLSocket socket) {
        this.server = server;
        this.socket = socket;
        server.session = this;
    }

    void run() throws Exception {
        InputStream input = new BufferedInputStream(socket.getInputStream());
        for (Message command = read(input); command != null; command = read(input)) {
            String text = command.head() + " " + String.join("|", command.fields());
            server.said.add(text);
            FakeServer.Reaction reaction = server.reaction(text);
            if (reaction == null) {
                react(command);
            } else {
                reaction.to(command, this);
            }
        }
    }

    /** Sends a reply, noise before it and a repeated 200 behind. */
    synchronized void reply(int number, Object... fields) throws IOException {
        send(NOISE[noise++ % NOISE.length]);
        send(Message.of(Integer.toString(number), fields));
        if (number > 201) {
            send(hello());
        }
    }

    synchronized void send(Message message) throws IOException {
        socket.getOutputStream().write(message.bytes());
    }

    void react(Message command) throws IOException {
        String path = command.field(0);
        switch (command.head()) {
            case "HELLO" -> send(hello());
            case "NICK", "CLIENT", "USER" -> {}
            case "PASS" -> {
                reply(201, 3);
                send(NOISE[0]);
            }
            case "PING" -> reply(202, "Pong");
            case "STAT" -> stat(path);
            case "LIST" -> list(path);
            case "FOLDER" -> folder(path);
            case "DELETE" -> delete(path);
            case "MOVE" -> move(path, command.field(1));
            case "TYPE" -> type(path, Integer.valueOf(command.field(1)));
            case "COMMENT" -> server.comments.put(path, command.field(1));
            case "SEARCH" -> search(path);
            case "GET" -> ready(path, Long.parseLong(command.field(1)), FakeTransfer.download(path, command.field(1)));
            case "PUT" -> put(path, Long.parseLong(command.field(1)), command.field(2));
            default -> reply(501, "Command Not Recognized");
        }
    }

    void ready(String path, long offset, FakeTransfer transfer) throws IOException {
        String key = server.key();
        server.take(
                () -> {
                    server.transfers.put(key, transfer);
                    reply(400, path, offset, key);
                },
                this,
                path);
    }

    private void put(String asked, long size, String checksum) throws IOException {
        String path = asked;
        if (server.version.startsWith("Tidewire/") && server.isHidden(path)) { // then every name is free
            for (int i = 2; server.files.containsKey(path); i++) {
                path = asked.replaceFirst("(?=\\.[^.]*$)", " " + i);
            }
        }
        if (server.files.containsKey(path) || server.folders.containsKey(path)) {
            reply(521, "File or Directory Exists");
            return;
        }
        byte[] held = server.partials.computeIfAbsent(path, p -> new byte[0]);
        if (held.length >= Checksum.COVERED && !FakeTransfer.checksum(held).equals(checksum)) {
            reply(522, "Checksum Mismatch");
            return;
        }
        ready(asked, held.length, FakeTransfer.upload(path, size));
    }

    private void delete(String path) throws IOException {
        if (server.files.remove(path) == null && server.folders.remove(path) == null) {
            reply(520, "File or Directory Not Found");
        }
    }

    private void move(String from, String to) throws IOException {
        if (server.files.containsKey(to)) {
            reply(521, "File or Directory Exists");
        } else {
            server.files.put(to, server.files.remove(from));
        }
    }

    private void type(String path, Integer type) throws IOException {
        if (server.folders.replace(path, type) == null) {
            reply(500, "Command Failed");
        }
    }

    private void search(String part) throws IOException {
        for (Map.Entry<String, byte[]> each : new TreeMap<>(server.files).entrySet()) {
            if (each.getKey().contains(part)) {
                reply(420, each.getKey(), 0, each.getValue().length);
            }
        }
        reply(421, "Done");
    }

    private void folder(String path) throws IOException {
        if (server.files.containsKey(path) || server.folders.putIfAbsent(path, 1) != null) {
            reply(521, "File or Directory Exists");
        }
    }

    private void stat(String path) throws IOException {
        byte[] partial = server.partials.get(path.replaceFirst("\\.WiredTransfer$", ""));
        byte[] bytes = path.endsWith(".WiredTransfer") ? partial : server.files.get(path);
        Integer type = server.folders.get(path);
        if (server.isHidden(path)) {
            reply(520, "File or Directory Not Found");
        } else if (bytes != null) {
            reply(402, path, 0, bytes.length, server.modified, server.modified, FakeTransfer.checksum(bytes), "");
        } else if (type != null) {
            reply(402, path + "/", type, 0, server.modified, server.modified, "", "");
        } else {
            reply(520, "File or Directory Not Found");
        }
    }

    private void list(String path) throws IOException {
        String prefix = path.equals("/") ? "/" : path + "/";
        Map<String, String[]> found = new TreeMap<>();
        server.folders.forEach((name, type) -> found.put(name + "/", new String[] {type.toString(), "0"}));
        server.files.forEach((name, bytes) -> found.put(name, new String[] {"0", "" + bytes.length}));
        for (Map.Entry<String, String[]> each : found.entrySet()) {
            String rest = each.getKey().startsWith(prefix) ? each.getKey().substring(prefix.length()) : "";
            if (rest.matches("[^/]+/?")) {
                reply(410, each.getKey(), each.getValue()[0], each.getValue()[1], server.modified, server.modified);
            }
        }
        reply(411, path, 1_000_000);
    }

    private Message hello() {
        return Message.of("200", server.version, server.protocol, "Fake", "for tests", server.modified, 1, 2);
    }

    private static Message read(InputStream input) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int each = input.read(); each != Message.EOT; each = input.read()) {
            if (each < 0) {
                return null;
            }
            bytes.write(each);
        }
        return Message.parse(bytes.toByteArray(), 0, bytes.size());
    }
}
