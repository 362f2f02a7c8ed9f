package org.tidewire.console;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

import org.tidewire.friend.FriendInfo;
import org.tidewire.friend.FriendState;
import org.tidewire.transfer.Peer;

/** What we call the other ends of transfers, as of one moment. Immutable. */
final class Names {
    private static final Pattern KEY = Pattern.compile("[0-9A-Fa-f]{64}");
    private static final int SHORT = 8;

    private final Map<String, FriendInfo> friends = new HashMap<>(); // by id in upper case

    /**
     * Takes them in.
     *
     * @param known the friends
     */
    Names(List<FriendInfo> known) {
        known.forEach(friend -> friends.put(friend.id().toUpperCase(Locale.ROOT), friend));
    }

    /**
     * Names a peer.
     *
     * @param peer a friend or an account
     * @return a friend's name, or the first 8 digits of a key that nobody has named, or login and address
     */
    String of(Peer peer) {
        FriendInfo friend = friend(peer);
        if (friend != null) {
            return Printable.of(friend.name());
        }
        boolean key = peer.place().isEmpty() && KEY.matcher(peer.name()).matches();
        return key ? peer.name().substring(0, SHORT) : Printable.of(peer.toString());
    }

    /**
     * Tells whether a friend is known to be away.
     *
     * @param peer any peer
     * @return whether it is a friend that is not online
     */
    boolean isAway(Peer peer) {
        FriendInfo friend = friend(peer);
        return friend != null && friend.state() != FriendState.ONLINE;
    }

    /** Gives the friend that a peer is; null if it is none. */
    private FriendInfo friend(Peer peer) {
        return peer.place().isEmpty() ? friends.get(peer.name().toUpperCase(Locale.ROOT)) : null;
    }
}
