package org.tidewire.shell;

import java.util.ArrayList;
import java.util.List;

import org.tidewire.friend.FriendInfo;
import org.tidewire.friend.FriendRequest;
import org.tidewire.friend.FriendRequests;
import org.tidewire.friend.FriendState;

/** Requests that are only a list. */
final class FakeRequests implements FriendRequests {
    final List<FriendRequest> waiting = new ArrayList<>();

    static FriendRequest request(String id, String message) {
        return new FriendRequest(id, message, FakeFriends.TIME);
    }

    @Override
    public List<FriendRequest> list() {
        return List.copyOf(waiting);
    }

    @Override
    public FriendInfo accept(String id, String name) {
        refuse(id);
        return FakeFriends.friend(name, FriendState.OFFLINE, null);
    }

    @Override
    public void refuse(String id) {
        if (!waiting.removeIf(request -> request.id().equals(id))) {
            throw new IllegalArgumentException("no request of " + id + " waits");
        }
    }
}
