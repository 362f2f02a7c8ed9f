package org.tidewire.shell;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import org.tidewire.friend.FriendInfo;
import org.tidewire.friend.FriendState;
import org.tidewire.transfer.Peer;

/** What we call the other ends of transfers, as of one moment. Immutable. */
final class Names {
    private static final Pattern KEY = Pattern.compile("[0-9A-Fa-f]{64}");
    private static final int SHORT = 8;
    private static final int WIDEST = 20;

    private final Map<String, FriendInfo> friends = new HashMap<>(); // by id in upper case
    private final boolean complete;

    /**
     * Takes them in.
     *
     * @param known the friends
     * @param complete whether there are no others; false while nobody can tell
     */
    Names(List<FriendInfo> known, boolean complete) {
        known.forEach(friend -> friends.put(upper(friend.id()), friend));
        this.complete = complete;
    }

    /**
     * Names a peer.
     *
     * @param peer a friend or an account
     * @return a friend's name, or the first 8 digits of a key that nobody has named, or login and address; on one line, safe
     *     to print, 20 columns at most
     */
    String of(Peer peer) {
        String name =
                friend(peer).map(FriendInfo::name).orElseGet(() -> isKey(peer) ? shortened(peer) : peer.toString());
        return Text.fit(Text.line(name), WIDEST);
    }

    /**
     * Tells whether a peer is a friend, or was one: it is known by a key.
     *
     * @param peer any peer
     * @return whether it is one
     */
    boolean isFriend(Peer peer) {
        return friend(peer).isPresent() || isKey(peer);
    }

    /**
     * Tells whether a peer is a friend no more.
     *
     * @param peer any peer
     * @return whether it is known by a key that no friend has; false while nobody can tell
     */
    boolean isStranger(Peer peer) {
        return complete && isKey(peer) && friend(peer).isEmpty();
    }

    /**
     * Tells whether a friend is known to be away.
     *
     * @param peer any peer
     * @return whether it is a friend that is not online
     */
    boolean isAway(Peer peer) {
        return friend(peer)
                .filter(friend -> friend.state() != FriendState.ONLINE)
                .isPresent();
    }

    /**
     * Tells whether a friend is known to be online.
     *
     * @param peer any peer
     * @return whether it is a friend that is online
     */
    boolean isOnline(Peer peer) {
        return friend(peer)
                .filter(friend -> friend.state() == FriendState.ONLINE)
                .isPresent();
    }

    /**
     * Tells whether a person means this peer.
     *
     * @param peer any peer
     * @param said a friend's name, a key or a login
     * @return whether it is meant
     */
    boolean isMeant(Peer peer, String said) {
        return peer.name().equalsIgnoreCase(said)
                || friend(peer).filter(friend -> friend.name().equals(said)).isPresent();
    }

    private Optional<FriendInfo> friend(Peer peer) {
        return Optional.ofNullable(friends.get(upper(peer.name())))
                .filter(friend -> peer.place().isEmpty());
    }

    private static boolean isKey(Peer peer) {
        return peer.place().isEmpty() && KEY.matcher(peer.name()).matches();
    }

    private static String shortened(Peer peer) {
        return peer.name().substring(0, SHORT);
    }

    private static String upper(String id) {
        return id.toUpperCase(Locale.ROOT);
    }
}
