package org.tidewire.wired.server;

import java.io.IOException;
import java.text.Normalizer;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;

import org.tidewire.wired.ErrorReply;
import org.tidewire.wired.Fields;
import org.tidewire.wired.Message;

/** HELLO, USER, PASS, PING and what an account may do (Wired 1.1, section 2). */
final class LoginCommands {
    private static final int TEXT = 255;
    private static final int FAILURES = 6;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);

    private final Site site;

    LoginCommands(Site site) {
        this.site = site;
    }

    Map<String, Command> table() {
        return Map.of(
                "HELLO", new Command(Phase.CONNECTED, 0, this::hello),
                "PING", new Command(Phase.CONNECTED, 0, (session, command) -> Stream.of(Message.of("202", "Pong"))),
                "USER", new Command(Phase.SAID_HELLO, 1, this::user),
                "PASS", new Command(Phase.GAVE_USER, 1, this::pass),
                "PRIVILEGES", new Command(Phase.LOGGED_IN, 0, this::privileges));
    }

    private Stream<Message> hello(Session session, Message command) {
        if (session.phase() != Phase.CONNECTED) {
            return Stream.empty();
        }
        if (site.bans().holds(session.place())) {
            session.end();
            return Stream.of(ErrorReply.BANNED.message());
        }
        session.advance(Phase.SAID_HELLO);
        Settings settings = site.settings();
        Census.Count files = site.census().count();
        return Stream.of(Message.of(
                "200",
                site.application(),
                "1.1",
                settings.name(),
                settings.description(),
                Fields.date(site.started()),
                files.files(),
                files.bytes()));
    }

    private Stream<Message> user(Session session, Message command) throws Refusal {
        requireShort(command);
        if (session.phase() == Phase.SAID_HELLO) {
            session.login(Normalizer.normalize(command.field(0), Normalizer.Form.NFC));
            session.advance(Phase.GAVE_USER);
        }
        return Stream.empty();
    }

    private Stream<Message> pass(Session session, Message command) throws IOException {
        if (session.phase() == Phase.LOGGED_IN) {
            return Stream.empty();
        }
        requireShort(command);
        Accounts.Verdict verdict = site.accounts().authenticate(session.login(), command.field(0), () -> site.gate()
                .keepsOut(session.visit()));
        if (verdict == Accounts.Verdict.NOT_ASKED) {
            session.end();
            return Stream.of(ErrorReply.BANNED.message());
        }
        if (verdict == Accounts.Verdict.WRONG) {
            return refused(session);
        }
        session.loggedIn();
        site.log().debug("{} logged in from {}.", session.login(), session.place());
        return Stream.empty();
    }

    /** A stranger's texts are kept and hashed: neither may cost more than a real one. */
    private static void requireShort(Message command) throws Refusal {
        if (command.field(0).length() > TEXT) {
            throw new Refusal(ErrorReply.SYNTAX_ERROR);
        }
    }

    /** Every guess takes longer than the last; the sixth is the last. */
    private Stream<Message> refused(Session session) throws IOException {
        int failures = session.visit().failed();
        site.gate().offend(session.visit(), Offence.LOGIN_FAILED);
        site.log().info("Login {} from {} failed.", failures, session.place());
        session.pause(FIRST_PAUSE.multipliedBy(1L << (failures - 1)));
        if (failures >= FAILURES) {
            session.end();
        }
        return Stream.of(ErrorReply.LOGIN_FAILED.message());
    }

    private Stream<Message> privileges(Session session, Message command) {
        session.rights().ask();
        return Stream.empty();
    }
}
