package org.tidewire.wired.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import org.osgi.service.log.Logger;
import org.tidewire.transfer.TransferException;
import org.tidewire.wired.ErrorReply;
import org.tidewire.wired.Message;

/** The command table (Wired 1.1, section 3): finds what a message asks for, runs it, and answers. */
final class Commands {
    private static final List<String> NOT_IMPLEMENTED = List.of(
            "SAY",
            "ME",
            "TOPIC",
            "MSG",
            "BROADCAST",
            "PRIVCHAT",
            "INVITE",
            "JOIN",
            "DECLINE",
            "LEAVE",
            "POST",
            "CLEARNEWS",
            "USERS",
            "GROUPS",
            "READUSER",
            "READGROUP",
            "CREATEUSER",
            "CREATEGROUP",
            "EDITUSER",
            "EDITGROUP",
            "DELETEUSER",
            "DELETEGROUP");

    private final Map<String, Command> table = new HashMap<>();
    private final Logger log;

    Commands(Site site) {
        log = site.log();
        for (String name : NOT_IMPLEMENTED) {
            table.put(name, new Command(Phase.LOGGED_IN, 0, Commands::notImplemented));
        }
        table.putAll(new LoginCommands(site).table());
        table.putAll(new PresenceCommands(site).table());
        Trees trees = new Trees(site);
        table.putAll(new UserCommands(site, trees).table());
        table.putAll(new ListCommands(trees).table());
        table.putAll(new SearchCommand(trees).table());
        table.putAll(new EditCommands(trees).table());
        table.putAll(new TransferCommands(site, trees).table());
    }

    /**
     * Runs one message.
     *
     * @throws IOException if the answer cannot be sent
     */
    void run(Session session, Message message) throws IOException {
        String name = message.head().toUpperCase(Locale.ROOT);
        if (!name.equals("PING")) {
            session.touch(); // a client says PING by itself
        }
        Command command = table.get(name);
        if (command == null) {
            session.send(ErrorReply.COMMAND_NOT_RECOGNIZED.message());
        } else if (session.phase().compareTo(command.from()) < 0) {
            log.debug("Session {} says {} too early.", session.id(), message.head());
        } else {
            session.send(answer(session, command, message));
        }
    }

    private Stream<Message> answer(Session session, Command command, Message message) {
        if (message.fields().size() < command.fields()) {
            return Stream.of(ErrorReply.SYNTAX_ERROR.message());
        }
        try {
            return Replies.of(
                    command.action().run(session, message),
                    fault -> failed(message, fault),
                    fault -> log.warn("{} could not close a folder: {}", message.head(), fault.getMessage(), fault));
        } catch (Refusal e) {
            return Stream.of(e.reply().message());
        } catch (TransferException e) {
            log.debug("{} was refused: {}", message.head(), e.getMessage());
            return Stream.of(ErrorReply.of(e).message());
        } catch (IOException e) {
            return Stream.of(failed(message, ErrorReply.of(e), e));
        } catch (UnsupportedOperationException e) {
            log.debug("{} is beyond the storage: {}", message.head(), e.getMessage());
            return Stream.of(ErrorReply.COMMAND_NOT_IMPLEMENTED.message());
        } catch (RuntimeException e) {
            return Stream.of(failed(message, e));
        }
    }

    private Message failed(Message message, RuntimeException fault) {
        IOException cause = fault instanceof UncheckedIOException unchecked ? unchecked.getCause() : null;
        return cause == null
                ? failed(message, ErrorReply.COMMAND_FAILED, fault)
                : failed(message, ErrorReply.of(cause), cause);
    }

    private Message failed(Message message, ErrorReply reply, Exception fault) {
        if (reply == ErrorReply.COMMAND_FAILED) {
            log.warn("{} failed: {}", message.head(), fault.getMessage(), fault);
        }
        return reply.message();
    }

    private static Stream<Message> notImplemented(Session session, Message command) throws Refusal {
        throw new Refusal(ErrorReply.COMMAND_NOT_IMPLEMENTED);
    }
}
