package org.tidewire.transfer.provider;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.tidewire.friend.Availability;
import org.tidewire.friend.FriendInfo;
import org.tidewire.friend.FriendState;
import org.tidewire.friend.Friends;
import org.tidewire.friend.Message;

/** Friends that have names; the node may have stopped. */
final class FakeFriends implements Friends {
    final List<FriendInfo> all = new ArrayList<>();
    boolean stopped;

    FakeFriends call(String id, String name) {
        all.add(new FriendInfo(name, id, FriendState.ONLINE, "", "", "", Availability.AVAILABLE, null));
        return this;
    }

    @Override
    public List<FriendInfo> list() throws IOException {
        if (stopped) {
            throw new IOException("the node has stopped");
        }
        return all;
    }

    @Override
    public String id() {
        throw new UnsupportedOperationException();
    }

    @Override
    public FriendInfo add(String name, String id, String address, String message) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void remove(String name) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Message message(String name, String text) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<FriendInfo> adopt() {
        throw new UnsupportedOperationException();
    }
}
