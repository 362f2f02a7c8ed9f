package org.tidewire.tox;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.tidewire.friend.FriendInfo;
import org.tidewire.friend.Friends;
import org.tidewire.friend.Message;
import org.tidewire.tox.crypto.PublicKey;
import org.tidewire.tox.friend.MessageKind;
import org.tidewire.tox.identity.FriendRecord;
import org.tidewire.tox.identity.ToxId;
import org.tidewire.tox.io.OpenNode;

/** The friends of a Tox node, each of them a configuration. */
final class Directory implements Friends {
    private static final String ACTION = "/me ";
    private static final int SHORT = 8;

    private final ToxId id;
    private final OpenNode node;
    private final Roster roster;
    private final Notebook notebook;
    private final FriendConfigurations configurations;
    private final Views views;

    Directory(
            ToxId id,
            OpenNode node,
            Roster roster,
            Notebook notebook,
            FriendConfigurations configurations,
            Views views) {
        this.id = id;
        this.node = node;
        this.roster = roster;
        this.notebook = notebook;
        this.configurations = configurations;
        this.views = views;
    }

    @Override
    public String id() {
        return id.toString();
    }

    @Override
    public List<FriendInfo> list() throws IOException {
        List<FriendInfo> list = new ArrayList<>();
        for (ConfiguredFriend friend : roster.all()) {
            list.add(views.of(friend));
        }
        return list;
    }

    @Override
    public synchronized FriendInfo add(String name, String theirs, String address, String message) throws IOException {
        ConfiguredFriend.checkedName(name);
        PublicKey key = ConfiguredFriend.key(theirs);
        ConfiguredFriend.request(theirs, message);
        ConfiguredFriend.address(address);
        if (key.equals(id.key())) {
            throw new IllegalArgumentException("that is our own id");
        }
        ConfiguredFriend known = roster.keyed(key);
        if (known != null) {
            throw new IllegalArgumentException("that is the id of " + known.name() + ", who is a friend already");
        }
        if (roster.named(name) != null) {
            throw new IllegalArgumentException("there is a friend named " + name + " already");
        }
        configurations.create(name, theirs.strip(), address.strip(), message);
        return views.of(named(name));
    }

    @Override
    public synchronized void remove(String name) throws IOException {
        ConfiguredFriend friend = named(name);
        configurations.delete(friend);
        notebook.forget(friend.key());
        notebook.save();
    }

    @Override
    public Message message(String name, String text) throws IOException {
        ConfiguredFriend friend = named(name);
        boolean action = text.startsWith(ACTION) && text.length() > ACTION.length();
        String said = action ? text.substring(ACTION.length()) : text;
        MessageKind kind = action ? MessageKind.ACTION : MessageKind.NORMAL;
        FriendInfo info = views.of(friend);
        long receipt = node.ask(asked -> asked.say(friend.key(), kind, said));
        if (receipt < 0) {
            throw new IOException(
                    info.address().isEmpty() ? name + " is not online" : name + " can take no message at present");
        }
        return new Message(name, true, action, said, Instant.now());
    }

    @Override
    public synchronized List<FriendInfo> adopt() throws IOException {
        List<FriendInfo> adopted = new ArrayList<>();
        for (FriendRecord record : notebook.records()) {
            if (roster.keyed(record.key()) == null && !record.key().equals(id.key())) {
                adopted.add(add(freeName(record), record.key().toString(), "", FriendConfigurations.NO_MESSAGE));
            }
        }
        return adopted;
    }

    /** What the friend calls itself, as far as that is a name; else the begin of its key. */
    private String freeName(FriendRecord record) {
        String shown =
                record.profile().name().replaceAll("[^A-Za-z0-9._-]+", "-").replaceAll("^-+|-+$", "");
        String begin = record.key().toString().substring(0, SHORT);
        if (shown.isEmpty() || shown.length() + begin.length() >= 64) {
            return begin;
        }
        return roster.named(shown) == null ? shown : shown + "-" + begin;
    }

    private ConfiguredFriend named(String name) {
        ConfiguredFriend friend = roster.named(name);
        if (friend == null) {
            throw new IllegalArgumentException("there is no friend named " + name);
        }
        return friend;
    }
}
