package org.tidewire.wired.server;

import java.util.List;
import java.util.stream.Stream;

import org.tidewire.wired.Fields;
import org.tidewire.wired.Message;

/** What is said of users (Wired 1.1, section 4). */
final class UserMessages {
    /** The only chat there is. */
    static final String PUBLIC_CHAT = "1";

    private static final String GS = "\u001d";

    private UserMessages() {}

    /** Says 302: somebody has come. */
    static Message joined(Session user) {
        return row("302", user);
    }

    /** Says 310: somebody is here. */
    static Message listed(Session user) {
        return row("310", user);
    }

    /** Says 303: somebody has left. */
    static Message left(Session user) {
        return Message.of("303", PUBLIC_CHAT, user.id());
    }

    /** Says 304: somebody looks otherwise. */
    static Message changed(Session user) {
        return Message.of(
                "304",
                Stream.concat(look(user), Stream.of(user.presence().status())).toArray());
    }

    /** Says 340: somebody has another picture. */
    static Message image(Session user) {
        return Message.of("340", user.id(), user.presence().image());
    }

    /** Says 308: everything about somebody. */
    static Message info(Session user, List<String> downloads, List<String> uploads) {
        Presence presence = user.presence();
        String suite = user.cipherSuite();
        Stream<Object> rest = Stream.of(
                presence.client(),
                suite,
                bits(suite),
                Fields.date(user.since()),
                Fields.date(user.lastActive()),
                String.join(GS, downloads),
                String.join(GS, uploads),
                presence.status(),
                presence.image());
        return Message.of(
                "308", Stream.of(look(user), place(user), rest).flatMap(s -> s).toArray());
    }

    private static Message row(String number, Session user) {
        Presence presence = user.presence();
        Stream<Object> rest = Stream.of(presence.status(), presence.image());
        return Message.of(
                number,
                Stream.of(Stream.of(PUBLIC_CHAT), look(user), place(user), rest)
                        .flatMap(s -> s)
                        .toArray());
    }

    private static Stream<Object> look(Session user) {
        return Stream.of(
                user.id(),
                user.isIdle() ? 1 : 0,
                user.rights().isAdmin() ? 1 : 0,
                user.presence().icon(),
                user.nick());
    }

    // A host's name would cost a query of a stranger's name server: the address takes its place.
    private static Stream<Object> place(Session user) {
        return Stream.of(user.login(), user.place(), user.place());
    }

    /** Tells the strength of a cipher suite's key from its name; 0 for one that names none. */
    private static int bits(String suite) {
        if (suite.contains("_256_") || suite.contains("CHACHA20")) {
            return 256;
        }
        return suite.contains("_128_") ? 128 : 0;
    }
}
