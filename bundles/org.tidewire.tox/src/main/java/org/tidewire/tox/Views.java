package org.tidewire.tox;

import java.io.IOException;
import java.time.Instant;

import org.tidewire.friend.Availability;
import org.tidewire.friend.FriendInfo;
import org.tidewire.friend.FriendState;
import org.tidewire.tox.identity.FriendRecord;
import org.tidewire.tox.identity.Profile;
import org.tidewire.tox.identity.UserStatus;
import org.tidewire.tox.io.OpenNode;
import org.tidewire.tox.node.FriendView;

/** Puts together what configuration, node and notebook know of a friend. May be used from any thread. */
final class Views {
    private final OpenNode node;
    private final Notebook notebook;

    Views(OpenNode node, Notebook notebook) {
        this.node = node;
        this.notebook = notebook;
    }

    /** How a friend stands; one that the node does not have is offline. */
    FriendInfo of(ConfiguredFriend friend) throws IOException {
        FriendView view = node.ask(asked -> asked.friend(friend.key()));
        FriendRecord record = notebook.record(friend.key());
        boolean online = view != null && view.online();
        Profile shown = online || record == null ? shown(view) : record.profile();
        return new FriendInfo(
                friend.name(),
                friend.key().toString(),
                state(view),
                online ? view.address() : "",
                shown.name(),
                shown.statusMessage(),
                availability(shown.status()),
                online ? Instant.now() : lastSeen(record)); // it is noted a moment later only
    }

    private static Instant lastSeen(FriendRecord record) {
        return record == null || record.lastSeen() == 0 ? null : Instant.ofEpochSecond(record.lastSeen());
    }

    private static Profile shown(FriendView view) {
        return view == null ? Profile.EMPTY : view.profile();
    }

    private static FriendState state(FriendView view) {
        if (view == null || (view.confirmed() && !view.online())) {
            return FriendState.OFFLINE;
        }
        return view.online() ? FriendState.ONLINE : FriendState.REQUESTED;
    }

    private static Availability availability(UserStatus status) {
        return switch (status) {
            case NONE -> Availability.AVAILABLE;
            case AWAY -> Availability.AWAY;
            case BUSY -> Availability.BUSY;
        };
    }
}
