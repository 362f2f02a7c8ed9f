package org.tidewire.wired.server;

import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;

import org.tidewire.wired.ErrorReply;
import org.tidewire.wired.Fields;
import org.tidewire.wired.Message;

/** How users look, and who is there; and what stock clients ask for beside it. */
final class PresenceCommands {
    private static final int TEXT = 255;
    private static final int IMAGE = 16_384;

    private final Site site;

    PresenceCommands(Site site) {
        this.site = site;
    }

    Map<String, Command> table() {
        return Map.of(
                "CLIENT", new Command(Phase.SAID_HELLO, 1, PresenceCommands::client),
                "NICK", new Command(Phase.SAID_HELLO, 1, this::nick),
                "ICON", new Command(Phase.SAID_HELLO, 1, this::icon),
                "STATUS", new Command(Phase.SAID_HELLO, 1, this::status),
                "WHO", new Command(Phase.LOGGED_IN, 1, this::who),
                "BANNER", new Command(Phase.LOGGED_IN, 0, (session, command) -> Stream.of(Message.of("203", ""))),
                "NEWS", new Command(Phase.LOGGED_IN, 0, (session, command) -> Stream.of(Message.of("321", "Done"))));
    }

    private static Stream<Message> client(Session session, Message command) throws Refusal {
        session.presence(session.presence().client(text(command.field(0))));
        return Stream.empty();
    }

    private Stream<Message> nick(Session session, Message command) throws Refusal {
        site.sessions().show(session, session.presence().nick(text(command.field(0))));
        return Stream.empty();
    }

    private Stream<Message> icon(Session session, Message command) throws Refusal {
        OptionalLong number = Fields.number(command.field(0));
        String image = command.field(1);
        if (number.isEmpty() || image.length() > IMAGE || image.chars().anyMatch(Character::isISOControl)) {
            throw new Refusal(ErrorReply.SYNTAX_ERROR);
        }
        site.sessions().show(session, session.presence().icon(number.getAsLong(), image));
        return Stream.empty();
    }

    private Stream<Message> status(Session session, Message command) throws Refusal {
        site.sessions().show(session, session.presence().status(text(command.field(0))));
        return Stream.empty();
    }

    /** There is one chat; whoever asks for another is not in it and hears nothing. */
    private Stream<Message> who(Session session, Message command) throws Refusal {
        if (Fields.number(command.field(0)).isEmpty()) {
            throw new Refusal(ErrorReply.SYNTAX_ERROR);
        }
        if (!command.field(0).equals(UserMessages.PUBLIC_CHAT)) {
            return Stream.empty();
        }
        Stream<Message> users = site.sessions().all().stream().map(UserMessages::listed);
        return Stream.concat(users, Stream.of(Message.of("311", UserMessages.PUBLIC_CHAT)));
    }

    /** Checks a text that is passed on to others. */
    static String text(String text) throws Refusal {
        if (text.length() > TEXT || text.chars().anyMatch(Character::isISOControl)) {
            throw new Refusal(ErrorReply.SYNTAX_ERROR);
        }
        return text;
    }
}
