package org.tidewire.tox.node;

import java.nio.ByteBuffer;
import java.util.List;

import org.tidewire.tox.dht.PackedNode;
import org.tidewire.tox.friend.FileControlPacket;
import org.tidewire.tox.friend.FileRefusal;
import org.tidewire.tox.friend.FileRequestPacket;
import org.tidewire.tox.friend.FriendLink;
import org.tidewire.tox.friend.FriendListener;
import org.tidewire.tox.friend.FriendSession;
import org.tidewire.tox.friend.MessageKind;
import org.tidewire.tox.identity.Profile;
import org.tidewire.tox.link.Link;
import org.tidewire.tox.net.Ticker;

/** A friend over one link, and what it does there. Files are refused as long as nobody takes them. */
final class Presence implements FriendListener, FriendLink {
    private final Link link;
    private final Friendship friend;
    private final Finder finder;
    private final NodeListener listener;
    private final FriendSession session;
    private boolean told;

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
        told = true;
        listener.online(friend.key());
    }

    @Override
    public void offline() {
        if (told) {
            told = false;
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
        session.send(FileRefusal.of(packet));
    }

    @Override
    public void fileControl(FileControlPacket packet) {
        FileControlPacket answer = FileRefusal.of(packet);
        if (answer != null) {
            session.send(answer);
        }
    }

    @Override
    public void fileData(int number, ByteBuffer data) {
        // Of a file that was refused; the friend has been told.
    }
}
