package org.tidewire.health;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;

import org.apache.felix.hc.api.Result;
import org.apache.felix.hc.api.Result.Status;
import org.junit.jupiter.api.Test;
import org.tidewire.friend.Availability;
import org.tidewire.friend.FriendInfo;
import org.tidewire.friend.FriendNetwork;
import org.tidewire.friend.FriendState;
import org.tidewire.friend.Friends;
import org.tidewire.friend.NetworkInfo;

class NodeCheckTest {
    private final NodeCheck check = new NodeCheck();

    private Result with(int nodes, int relays, FriendState... states) {
        NetworkInfo info = new NetworkInfo("AB".repeat(32), "127.0.0.1", 33445, nodes, relays, false);
        List<FriendInfo> people = Arrays.stream(states)
                .map(state -> new FriendInfo("bob", "CD".repeat(32), state, "", "", "", Availability.AVAILABLE, null))
                .toList();
        check.network = Doubles.of(FriendNetwork.class, method -> info);
        check.friends = Doubles.of(Friends.class, method -> people);
        return check.execute();
    }

    @Test
    void aNodeThatKnowsOthersIsWellAndTellsWhoIsOnline() {
        Result result = with(4, 0, FriendState.ONLINE, FriendState.OFFLINE, FriendState.REQUESTED);
        Doubles.assertSays(Status.OK, "nodes 4, relays 0, friends online 1", result);
    }

    @Test
    void aNodeThatHasButARelayIsWell() {
        Doubles.assertSays(Status.OK, "relays 1", with(0, 1));
    }

    @Test
    void aNodeWhoseFriendsAreThereNeedsNoNetwork() {
        Doubles.assertSays(Status.OK, "friends online 1", with(0, 0, FriendState.ONLINE));
    }

    @Test
    void aNodeAloneWarns() {
        Doubles.assertSays(Status.WARN, "the network was not found", with(0, 0, FriendState.OFFLINE));
    }

    @Test
    void anInstallationWithoutANodeIsWell() {
        Doubles.assertSays(Status.OK, "no node", check.execute());
        with(1, 1);
        check.friends = null;
        Doubles.assertSays(Status.OK, "no node", check.execute());
    }

    @Test
    void aNodeThatHasJustStoppedIsAwayForNow() {
        with(1, 1);
        check.network = Doubles.of(FriendNetwork.class, method -> {
            throw new IOException("the node has stopped");
        });
        Doubles.assertSays(Status.TEMPORARILY_UNAVAILABLE, "the node has stopped", check.execute());
    }
}
