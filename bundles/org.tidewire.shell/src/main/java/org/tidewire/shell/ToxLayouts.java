package org.tidewire.shell;

import static org.tidewire.shell.Column.number;
import static org.tidewire.shell.Column.words;

import java.time.Instant;
import java.util.List;

import org.tidewire.friend.FriendInfo;
import org.tidewire.friend.FriendState;
import org.tidewire.friend.Message;
import org.tidewire.friend.NetworkInfo;

/** How the results of the scope {@code tox} look. */
final class ToxLayouts {
    private static final Layout<FriendInfo> FRIEND = new Layout<>(
            FriendInfo.class,
            List.of(
                    words("Name", FriendInfo::name),
                    words("State", friend -> Layouts.lower(friend.state())),
                    words("Address", FriendInfo::address),
                    words("Nick", friend -> Text.line(friend.nick())),
                    words("Last seen", ToxLayouts::lastSeen)),
            List.of(
                    words("Name", FriendInfo::name),
                    words("State", friend -> Layouts.lower(friend.state())),
                    words("Address", FriendInfo::address),
                    words("Nick", friend -> Text.line(friend.nick())),
                    words("Status", friend -> Text.line(friend.statusMessage())),
                    words("Availability", ToxLayouts::availability),
                    words("Last seen", ToxLayouts::lastSeen),
                    words("Public key", FriendInfo::id)));

    private static final List<Column<NumberedRequest>> REQUEST = List.of(
            number("Nr", NumberedRequest::number),
            words("Received", request -> Units.moment(request.request().received())),
            words("Public key", request -> request.request().id()),
            words("Message", request -> Text.line(request.request().message())));

    private static final List<Column<Message>> MESSAGE =
            List.of(words("Time", message -> Units.moment(message.time())), words("Said", Text::spoken));

    private static final List<Column<NetworkInfo>> NETWORK = List.of(
            words("Key", NetworkInfo::key),
            words("Address", NetworkInfo::address),
            words("UDP port", info -> info.port() == 0 ? "none" : info.port()),
            words("Nodes near", info -> info.nodes() == 0 ? "0, the network was not found yet" : info.nodes()),
            words("Relays", NetworkInfo::relays),
            words("Announced", info -> info.announced() ? "yes" : "no, friends cannot find us by our ID"),
            words("Others type", ToxLayouts::bootstrap));

    /** All of them. */
    static final List<Layout<?>> ALL = List.of(
            FRIEND,
            new Layout<>(NumberedRequest.class, REQUEST, REQUEST),
            new Layout<>(Message.class, MESSAGE, MESSAGE),
            new Layout<>(NetworkInfo.class, NETWORK, NETWORK));

    private ToxLayouts() {}

    private static String lastSeen(FriendInfo friend) {
        if (friend.state() == FriendState.ONLINE) {
            return "now";
        }
        Instant seen = friend.lastSeen();
        return seen == null ? "never" : Units.moment(seen);
    }

    private static String availability(FriendInfo friend) {
        return friend.state() == FriendState.ONLINE ? Layouts.lower(friend.availability()) : "";
    }

    /** Who listens everywhere has no one address that others could use. */
    private static String bootstrap(NetworkInfo info) {
        if (info.port() == 0) {
            return "";
        }
        boolean everywhere = List.of("0.0.0.0", "::", "0:0:0:0:0:0:0:0").contains(info.address());
        return "tox:bootstrap " + (everywhere ? "ADDRESS-OF-THIS-MACHINE" : info.address()) + " " + info.port() + " "
                + info.key();
    }
}
