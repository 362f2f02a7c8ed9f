package org.tidewire.tox.node;

import java.nio.ByteBuffer;
import java.util.List;

import org.tidewire.tox.dht.PackedNode;
import org.tidewire.tox.file.FileWire;
import org.tidewire.tox.file.FriendFiles;
import org.tidewire.tox.friend.FileControlPacket;
import org.tidewire.tox.friend.FileDataPacket;
import org.tidewire.tox.friend.FileRequestPacket;
import org.tidewire.tox.friend.FriendLink;
import org.tidewire.tox.friend.FriendListener;
import org.tidewire.tox.friend.FriendSession;
import org.tidewire.tox.friend.MessageKind;
import org.tidewire.tox.identity.Profile;
import org.tidewire.tox.link.Hold;
import org.tidewire.tox.link.Link;
import org.tidewire.tox.net.Ticker;

/** A friend over one link, and what it does there. Each time it comes online it has no files. */
final class Presence implements FriendListener, FriendLink, FileWire {
    private final Link link;
    private final Friendship friend;
    private final Finder finder;
    private final NodeListener listener;
    private final FriendSession session;
    private FriendFiles files; // null while the friend is not online

    Presence(Link link, Friendship friend, Profile mine, Finder finder, NodeListener listener, Ticker ticker) {
        this.link = link;
        this.friend = friend;
        this.finder = finder;
        this.listener = listener;
        this.session = new FriendSession(this, mine, this, ticker);
    }

    Link link() {
        return link;
    }

    FriendSession session() {
        return session;
    }

    /** The link is over. */
    void end() {
        session.end();
        offline();
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

    @Override
    public void online() {
        files = new FriendFiles(this);
        listener.files(friend.key(), files);
        listener.online(friend.key());
    }

    @Override
    public void offline() {
        if (files != null) {
            files.end();
            files = null;
            listener.offline(friend.key());
        }
    }

    @Override
    public void timedOut() {
        // The session has killed the link, whose end has been told already.
    }

    @Override
    public void profile(Profile theirs) {
        if (friend.show(theirs)) {
            listener.profile(friend.key(), theirs);
        }
    }

    @Override
    public void message(MessageKind kind, String text) {
        listener.message(friend.key(), kind, text);
    }

    @Override
    public void relays(List<PackedNode> relays) {
        finder.relays(friend, relays);
    }

    @Override
    public void fileRequest(FileRequestPacket packet) {
        files.received(packet);
    }

    @Override
    public void fileControl(FileControlPacket packet) {
        files.received(packet);
    }

    @Override
    public void fileData(int number, ByteBuffer data) {
        files.received(number, data);
    }

    /** Sends pieces of files; whether it wants to be called again soon. */
    boolean moveFiles() {
        return files != null && files.tick();
    }

    @Override
    public boolean send(FileRequestPacket packet) {
        return session.send(packet) >= 0;
    }

    @Override
    public boolean send(FileControlPacket packet) {
        return session.send(packet) >= 0;
    }

    @Override
    public long send(FileDataPacket packet) {
        return session.send(packet);
    }

    @Override
    public int room() {
        return link.room();
    }

    @Override
    public Hold hold() {
        return link.hold();
    }
}
