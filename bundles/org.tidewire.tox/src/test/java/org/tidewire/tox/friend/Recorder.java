package org.tidewire.tox.friend;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

import org.tidewire.tox.dht.PackedNode;
import org.tidewire.tox.identity.Profile;

/** Writes down what a session sends and what it tells. */
final class Recorder implements FriendLink, FriendListener {
    /** Packets sent, "id hex". */
    final List<String> sent = new ArrayList<>();

    /** Calls of the listener. */
    final List<String> heard = new ArrayList<>();

    /** How many more packets the link takes. */
    int room = Integer.MAX_VALUE;

    boolean killed;

    @Override
    public long send(int id, ByteBuffer data) {
        if (room == 0) {
            return -1;
        }
        room--;
        byte[] bytes = new byte[data.remaining()];
        data.get(bytes);
        sent.add((id + " " + HexFormat.of().formatHex(bytes)).strip());
        return sent.size() - 1L;
    }

    /** What was sent since it was asked last. */
    List<String> sentNow() {
        List<String> now = List.copyOf(sent);
        sent.clear();
        return now;
    }

    /** What was heard since it was asked last. */
    List<String> heardNow() {
        List<String> now = List.copyOf(heard);
        heard.clear();
        return now;
    }

    @Override
    public boolean acknowledged(long number) {
        return number == 7;
    }

    @Override
    public void kill() {
        killed = true;
    }

    @Override
    public void online() {
        heard.add("online");
    }

    @Override
    public void offline() {
        heard.add("offline");
    }

    @Override
    public void timedOut() {
        heard.add("timed out");
    }

    @Override
    public void profile(Profile theirs) {
        heard.add("profile " + theirs.name() + "/" + theirs.statusMessage() + "/" + theirs.status());
    }

    @Override
    public void message(MessageKind kind, String text) {
        heard.add(kind + " " + text);
    }

    @Override
    public void relays(List<PackedNode> relays) {
        heard.add("relays " + relays.size());
    }

    @Override
    public void fileRequest(FileRequestPacket packet) {
        heard.add("request " + packet.number() + " " + packet.text());
    }

    @Override
    public void fileControl(FileControlPacket packet) {
        heard.add("control " + packet.role() + " " + packet.number() + " " + packet.kind() + " " + packet.position());
    }

    @Override
    public void fileData(int number, ByteBuffer data) {
        heard.add("data " + number + " " + StandardCharsets.UTF_8.decode(data));
    }
}
