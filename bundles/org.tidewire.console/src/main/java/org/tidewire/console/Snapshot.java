package org.tidewire.console;

import java.util.List;

import org.tidewire.friend.FriendInfo;

/**
 * All that the page shows, as of one moment.
 *
 * @param engine whether there is an engine
 * @param live the transfers that are not over, by number
 * @param ended those that are, the latest first
 * @param waiting what waits for a slot, in order
 * @param offers what friends have still to accept, in order
 * @param stores the backends, the highest ranked first
 * @param node whether there is somebody who knows friends
 * @param friends the friends, by name
 */
record Snapshot(
        boolean engine,
        Bounded<TransferRow> live,
        Bounded<TransferRow> ended,
        Bounded<QueueRow> waiting,
        Bounded<QueueRow> offers,
        List<StoreRow> stores,
        boolean node,
        Bounded<FriendInfo> friends) {}
