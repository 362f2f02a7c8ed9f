package org.tidewire.wired.server;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

import org.tidewire.account.Privilege;
import org.tidewire.storage.FilePath;
import org.tidewire.transfer.Direction;
import org.tidewire.transfer.TransferException;
import org.tidewire.wired.ErrorReply;
import org.tidewire.wired.Fields;
import org.tidewire.wired.Message;

/** INFO, KICK and BAN: what is done with one user (Wired 1.1, section 3). */
final class UserCommands {
    private final Site site;
    private final Trees trees;

    UserCommands(Site site, Trees trees) {
        this.site = site;
        this.trees = trees;
    }

    Map<String, Command> table() {
        return Map.of(
                "INFO", new Command(Phase.LOGGED_IN, 1, this::info),
                "KICK", new Command(Phase.LOGGED_IN, 1, this::kick),
                "BAN", new Command(Phase.LOGGED_IN, 1, this::ban));
    }

    private Stream<Message> info(Session session, Message command) throws IOException {
        Session user = user(session, command, Privilege.GET_USER_INFO);
        return Stream.of(UserMessages.info(
                user, running(session, user, Direction.OUTGOING), running(session, user, Direction.INCOMING)));
    }

    private Stream<Message> kick(Session session, Message command) throws Refusal {
        expel(session, victim(session, command, Privilege.KICK_USERS), "306", command);
        return Stream.empty();
    }

    private Stream<Message> ban(Session session, Message command) throws Refusal {
        Session victim = victim(session, command, Privilege.BAN_USERS);
        site.bans().add(victim.place(), site.settings().ban()); // first, lest he be back at once
        expel(session, victim, "307", command);
        return Stream.empty();
    }

    private Session victim(Session session, Message command, Privilege needed) throws Refusal {
        Session victim = user(session, command, needed);
        if (victim.privileges().contains(Privilege.CANNOT_BE_KICKED)) {
            throw new Refusal(ErrorReply.CANNOT_BE_DISCONNECTED);
        }
        PresenceCommands.text(command.field(1));
        return victim;
    }

    private void expel(Session session, Session victim, String number, Message command) throws Refusal {
        String reason = command.field(1);
        if (!site.sessions().expel(victim, Message.of(number, victim.id(), session.id(), reason))) {
            throw new Refusal(ErrorReply.CLIENT_NOT_FOUND);
        }
        site.tickets().abandon(victim);
        site.log().info("{} threw {} out, who called from {}.", session.login(), victim.login(), victim.place());
    }

    private Session user(Session session, Message command, Privilege needed) throws Refusal {
        OptionalLong id = Fields.number(command.field(0));
        if (id.isEmpty()) {
            throw new Refusal(ErrorReply.SYNTAX_ERROR);
        }
        if (!session.privileges().contains(needed)) {
            throw new Refusal(ErrorReply.PERMISSION_DENIED);
        }
        return site.sessions().find(id.getAsLong()).orElseThrow(() -> new Refusal(ErrorReply.CLIENT_NOT_FOUND));
    }

    /** What the asker may not see, below a closed drop box or outside his home, is hidden here, too. */
    private List<String> running(Session session, Session user, Direction direction) throws IOException {
        List<String> told = new ArrayList<>();
        for (Ticket ticket : site.tickets().running(user, direction)) {
            visible(session, ticket).ifPresent(path -> told.add(ticket.progress(path)));
        }
        return told;
    }

    /** Tells a transfer's path as the asker would write it; without storage nobody knows whether he may. */
    private Optional<String> visible(Session session, Ticket ticket) throws IOException {
        try {
            TreeView view = trees.of(session);
            FilePath path = ticket.transfer().info().path();
            if (!path.startsWith(view.home())) {
                return Optional.empty();
            }
            view.require(FileCommand.STAT, path);
            return Optional.of(view.told(path));
        } catch (TransferException | Refusal | NoSuchFileException e) {
            site.log().debug("A transfer is not told of: {}", e.getMessage());
            return Optional.empty();
        }
    }
}
