package org.tidewire.tox;

import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.tidewire.friend.FriendInfo;
import org.tidewire.friend.FriendRequest;
import org.tidewire.friend.FriendRequests;
import org.tidewire.friend.Friends;
import org.tidewire.tox.crypto.PublicKey;
import org.tidewire.tox.io.OpenNode;

/** The friend requests that wait for an answer. */
final class Desk implements FriendRequests {
    private final OpenNode node;
    private final Friends friends;
    private final Map<PublicKey, Instant> arrivals = new HashMap<>();

    Desk(OpenNode node, Friends friends) {
        this.node = node;
        this.friends = friends;
    }

    /** Notes when a request came. */
    synchronized void arrived(PublicKey key, Instant time) {
        arrivals.put(key, time);
    }

    @Override
    public List<FriendRequest> list() throws IOException {
        List<org.tidewire.tox.friend.FriendRequest> waiting = node.ask(asked -> asked.requests());
        synchronized (this) {
            arrivals.keySet()
                    .retainAll(waiting.stream()
                            .map(org.tidewire.tox.friend.FriendRequest::key)
                            .toList());
            return waiting.stream()
                    .map(request -> new FriendRequest(
                            request.key().toString(),
                            request.message(),
                            arrivals.computeIfAbsent(request.key(), key -> Instant.now())))
                    .toList();
        }
    }

    @Override
    public FriendInfo accept(String id, String name) throws IOException {
        return friends.add(name, waiting(id).toString(), "", FriendConfigurations.NO_MESSAGE);
    }

    @Override
    public void refuse(String id) throws IOException {
        PublicKey key = waiting(id);
        node.ask(asked -> asked.refuse(key));
    }

    private PublicKey waiting(String id) throws IOException {
        String wanted = id.strip().toUpperCase(Locale.ROOT);
        for (FriendRequest request : list()) {
            if (request.id().equals(wanted)) {
                return PublicKey.parse(wanted);
            }
        }
        throw new IllegalArgumentException("nobody of the id " + id + " asks to be a friend");
    }
}
