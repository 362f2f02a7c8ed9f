package org.tidewire.shell;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.tidewire.friend.Availability;
import org.tidewire.friend.FriendInfo;
import org.tidewire.friend.FriendState;
import org.tidewire.friend.Friends;
import org.tidewire.friend.Message;

/** Friends that are only a list; {@code bob} is online, {@code carol} has never been. */
final class FakeFriends implements Friends {
    static final String KEY = "0123456789ABCDEF".repeat(4);
    static final String OTHER_KEY = "FEDCBA9876543210".repeat(4);
    static final String ID = "F".repeat(76);
    static final Instant TIME = Instant.parse("2026-11-20T18:05:00Z");

    final List<FriendInfo> friends = new ArrayList<>(
            List.of(friend("bob", FriendState.ONLINE, TIME), friend("carol", OTHER_KEY, FriendState.REQUESTED, null)));
    final List<FriendInfo> imported = new ArrayList<>();
    final List<String> asked = new ArrayList<>();

    static FriendInfo friend(String name, FriendState state, Instant seen) {
        return friend(name, KEY, state, seen);
    }

    static FriendInfo friend(String name, String id, FriendState state, Instant seen) {
        boolean online = state == FriendState.ONLINE;
        return new FriendInfo(
                name,
                id,
                state,
                online ? "udp 192.0.2.7 port 33445" : "",
                online ? "Bobby" : "",
                online ? "at\u001b[2J home" : "",
                Availability.AWAY,
                seen);
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public List<FriendInfo> list() {
        return List.copyOf(friends);
    }

    @Override
    public FriendInfo add(String name, String id, String address, String message) {
        if (id.length() != 76 && id.length() != 64) {
            throw new IllegalArgumentException("a Tox ID has 76 hex digits, not " + id.length());
        }
        asked.add(address + "|" + message);
        FriendInfo added = friend(name, FriendState.REQUESTED, null);
        friends.add(added);
        return added;
    }

    @Override
    public void remove(String name) {
        if (!friends.removeIf(friend -> friend.name().equals(name))) {
            throw new IllegalArgumentException("no friend is called " + name);
        }
    }

    @Override
    public Message message(String name, String text) throws IOException {
        if (!name.equals("bob")) {
            throw new IOException(name + " is not online");
        }
        boolean action = text.startsWith("/me ");
        return new Message(name, true, action, action ? text.substring(4) : text, TIME);
    }

    @Override
    public List<FriendInfo> adopt() {
        return imported;
    }
}
