package org.tidewire.bench.tox;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;

import org.tidewire.tox.dht.PackedNode;
import org.tidewire.tox.friend.FileControlKind;
import org.tidewire.tox.friend.FileControlPacket;
import org.tidewire.tox.friend.FileDataPacket;
import org.tidewire.tox.friend.FileRequestPacket;
import org.tidewire.tox.friend.FileRole;
import org.tidewire.tox.friend.FriendLink;
import org.tidewire.tox.friend.FriendListener;
import org.tidewire.tox.friend.FriendSession;
import org.tidewire.tox.friend.MessageKind;
import org.tidewire.tox.identity.Profile;
import org.tidewire.tox.link.Link;
import org.tidewire.tox.net.Ticker;
import org.tidewire.transfer.FileId;

/** One link of the peer: sends a file as fast as the link lets it, and takes every file. On the node's thread. */
final class FileTalk implements FriendListener, FriendLink {
    private static final int NUMBER = 0;

    private final Link link;
    private final Consumer<String> events;
    private final FriendSession session;
    private final byte[] piece = new byte[FileDataPacket.CHUNK];
    private MadeUpFile incoming;
    private MadeUpFile outgoing;
    private boolean accepted;
    private long last = -1;

    FileTalk(Link link, Consumer<String> events, Ticker ticker) {
        this.link = link;
        this.events = events;
        this.session = new FriendSession(this, Profile.EMPTY, this, ticker);
    }

    FriendSession session() {
        return session;
    }

    /** Offers a file. */
    void offer(long size, String name) {
        FileId id = new FileId("5a".repeat(32));
        ByteBuffer bytes = ByteBuffer.wrap(name.getBytes(StandardCharsets.UTF_8));
        outgoing = new MadeUpFile(NUMBER, size);
        accepted = false;
        session.send(new FileRequestPacket(NUMBER, FileRequestPacket.DATA, size, id, bytes));
    }

    /** Sends what the link has room for. */
    void pump() {
        if (outgoing == null || !accepted) {
            return;
        }
        for (int room = link.room(); room > 0 && !outgoing.complete(); room = link.room()) {
            for (int i = 0; i < room && !outgoing.complete(); i++) {
                last = session.send(new FileDataPacket(NUMBER, outgoing.make(piece)));
            }
        }
        if (outgoing.complete() && link.acknowledged(last)) {
            tell("sent", NUMBER, outgoing);
            outgoing = null;
        }
    }

    private void tell(String event, int number, MadeUpFile file) {
        events.accept(event + "\t" + link.friend() + "\t" + number + "\t" + file.outcome());
    }

    @Override
    public void fileRequest(FileRequestPacket packet) {
        incoming = new MadeUpFile(packet.number(), packet.size());
        session.send(new FileControlPacket(FileRole.RECEIVING, packet.number(), FileControlKind.ACCEPT));
    }

    @Override
    public void fileControl(FileControlPacket packet) {
        accepted |= packet.kind() == FileControlKind.ACCEPT;
    }

    @Override
    public void fileData(int number, ByteBuffer data) {
        if (incoming != null && number == incoming.number()) {
            incoming.check(data);
            if (incoming.complete()) {
                tell("received", number, incoming);
                incoming = null;
            }
        }
    }

    @Override
    public void online() {
        events.accept("online\t" + link.friend());
    }

    @Override
    public void offline() {
        events.accept("offline\t" + link.friend());
    }

    @Override
    public void timedOut() {
        offline();
    }

    @Override
    public void profile(Profile theirs) {
        // Not measured.
    }

    @Override
    public void message(MessageKind kind, String text) {
        // Not measured.
    }

    @Override
    public void relays(List<PackedNode> relays) {
        // The link is direct.
    }

    @Override
    public long send(int id, ByteBuffer data) {
        return link.send(id, data);
    }

    @Override
    public boolean acknowledged(long number) {
        return link.acknowledged(number);
    }

    @Override
    public void kill() {
        link.kill();
    }
}
