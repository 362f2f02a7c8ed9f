package org.tidewire.wired.server;

import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.tidewire.storage.FilePath;
import org.tidewire.storage.FileType;
import org.tidewire.transfer.Checksum;
import org.tidewire.transfer.Transfer;
import org.tidewire.transfer.TransferException;
import org.tidewire.transfer.TransferException.Reason;
import org.tidewire.wired.ErrorReply;
import org.tidewire.wired.Fields;
import org.tidewire.wired.Message;

/** GET and PUT (Wired 4.2). The answers, 400 and 401, come from the transfer's {@link Ticket}. */
final class TransferCommands {
    private static final Pattern CHECKSUM = Pattern.compile("[0-9a-fA-F]{40}");
    private static final Set<Reason> TAKEN = Set.of(Reason.FILE_EXISTS, Reason.CHECKSUM_MISMATCH, Reason.BUSY);

    private final Site site;
    private final Trees trees;

    TransferCommands(Site site, Trees trees) {
        this.site = site;
        this.trees = trees;
    }

    Map<String, Command> table() {
        return Map.of(
                "GET", new Command(Phase.LOGGED_IN, 2, this::get),
                "PUT", new Command(Phase.LOGGED_IN, 3, this::put));
    }

    private Stream<Message> get(Session session, Message command) throws IOException {
        long offset = number(command.field(1));
        TreeView view = trees.of(session);
        RequestedPath asked = view.path(command.field(0));
        view.require(FileCommand.GET, asked.path());
        open(session, asked, () -> site.transfers().download(session.peer(), session::limits, asked.path(), offset));
        return Stream.empty();
    }

    private Stream<Message> put(Session session, Message command) throws IOException {
        long size = number(command.field(1));
        Checksum sum = checksum(command.field(2));
        TreeView view = trees.of(session);
        RequestedPath asked = view.path(command.field(0));
        FilePath target = asked.target();
        FileType folder = view.require(FileCommand.PUT, target);
        boolean open = view.isOpen(folder);
        open(
                session,
                asked,
                () -> open
                        ? site.transfers().upload(session.peer(), session::limits, target, size, sum)
                        : give(session, target, size, sum));
        return Stream.empty();
    }

    private void open(Session session, RequestedPath asked, Tickets.Request request) throws IOException {
        site.tickets().open(session, asked.echo(), site.settings().share(), request);
    }

    /** Nobody may probe by PUT for names in a drop box that is closed to him: what is taken looks like what is free. */
    private Transfer give(Session session, FilePath target, long size, Checksum sum) throws IOException {
        GiftNames names = new GiftNames(target);
        while (true) {
            try {
                return site.transfers().upload(session.peer(), session::limits, names.next(), size, sum);
            } catch (TransferException e) {
                if (!TAKEN.contains(e.reason()) || !names.hasNext()) {
                    throw e;
                }
            }
        }
    }

    private static long number(String field) throws Refusal {
        OptionalLong number = Fields.number(field);
        if (number.isEmpty()) {
            throw new Refusal(ErrorReply.SYNTAX_ERROR);
        }
        return number.getAsLong();
    }

    private static Checksum checksum(String field) throws Refusal {
        if (!CHECKSUM.matcher(field).matches()) {
            throw new Refusal(ErrorReply.SYNTAX_ERROR);
        }
        return new Checksum(field.toLowerCase(Locale.ROOT));
    }
}
