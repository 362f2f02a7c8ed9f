package org.tidewire.tox.file;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import org.tidewire.tox.friend.FileControlPacket;
import org.tidewire.tox.friend.FileDataPacket;
import org.tidewire.tox.friend.FileRequestPacket;
import org.tidewire.tox.link.Hold;

/** One direction of a link in memory: what was sent waits until it is delivered, and is acknowledged when a test says so. */
final class Pipe implements FileWire {
    final List<String> sent = new ArrayList<>();
    int room = 10;
    boolean full;
    boolean killed;
    long acknowledged;

    /** What this end keeps the other one from hearing. */
    int holds;

    FriendFiles receiver;
    private final Deque<Runnable> way = new ArrayDeque<>();
    private long number;

    private boolean send(String what, Runnable arrival) {
        if (full) {
            return false;
        }
        sent.add(what);
        way.add(arrival);
        number++;
        return true;
    }

    @Override
    public boolean send(FileRequestPacket packet) {
        return send("offer " + packet.number(), () -> receiver.received(packet));
    }

    @Override
    public boolean send(FileControlPacket packet) {
        String position = packet.position() == 0 ? "" : " " + packet.position();
        return send(
                packet.kind() + " " + packet.role() + " " + packet.number() + position,
                () -> receiver.received(packet));
    }

    @Override
    public long send(FileDataPacket packet) {
        byte[] bytes = new byte[packet.data().remaining()];
        packet.data().get(bytes);
        String what = "data " + packet.number() + " " + bytes.length;
        return send(what, () -> receiver.received(packet.number(), ByteBuffer.wrap(bytes))) ? number - 1 : -1;
    }

    /** Delivers all that is on the way, and acknowledges it. */
    void deliver() {
        carry();
        acknowledged = number;
    }

    /** Delivers all that is on the way, though the sender does not hear of it. */
    void carry() {
        while (!way.isEmpty()) {
            way.poll().run();
        }
    }

    /** What was sent since the last call. */
    List<String> sent() {
        List<String> news = List.copyOf(sent);
        sent.clear();
        return news;
    }

    @Override
    public int room() {
        return room;
    }

    @Override
    public boolean acknowledged(long receipt) {
        return receipt < acknowledged;
    }

    @Override
    public Hold hold() {
        holds++;
        return () -> holds--;
    }

    @Override
    public void kill() {
        killed = true;
    }
}
