package org.tidewire.wired.server;

import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.tidewire.account.Privilege;
import org.tidewire.storage.FilePath;
import org.tidewire.storage.FileType;
import org.tidewire.transfer.Checksum;
import org.tidewire.transfer.TransferException;
import org.tidewire.transfer.TransferException.Reason;
import org.tidewire.wired.ErrorReply;
import org.tidewire.wired.Fields;
import org.tidewire.wired.Message;

/** GET and PUT (Wired 4.2). The answers, 400 and 401, come from the transfer's {@link Ticket}. */
final class TransferCommands {
    private static final Pattern CHECKSUM = Pattern.compile("[0-9a-fA-F]{40}");
    private static final Set<Reason> TELLTALE = Set.of(Reason.FILE_EXISTS, Reason.CHECKSUM_MISMATCH, Reason.BUSY);

    private final Site site;

    TransferCommands(Site site) {
        this.site = site;
    }

    Map<String, Command> table() {
        return Map.of(
                "GET", new Command(Phase.LOGGED_IN, 2, this::get),
                "PUT", new Command(Phase.LOGGED_IN, 3, this::put));
    }

    private Stream<Message> get(Session session, Message command) throws IOException {
        long offset = number(command.field(1));
        RequestedPath asked = RequestedPath.of(command.field(0));
        TreeView view = new TreeView(site.storage().get(), session.privileges());
        require(view.privileges().contains(Privilege.DOWNLOAD));
        view.requireVisible(asked.path());
        site.tickets().open(session, asked.echo(), site.transfers().download(session.peer(), asked.path(), offset));
        return Stream.empty();
    }

    private Stream<Message> put(Session session, Message command) throws IOException {
        long size = number(command.field(1));
        Checksum sum = checksum(command.field(2));
        RequestedPath asked = RequestedPath.of(command.field(0));
        FilePath target = asked.target();
        TreeView view = new TreeView(site.storage().get(), session.privileges());
        FileType folder = view.folder(target);
        require(AccessRules.mayUpload(view.privileges(), folder));
        try {
            site.tickets().open(session, asked.echo(), site.transfers().upload(session.peer(), target, size, sum));
        } catch (TransferException e) {
            // Nobody may probe by PUT for names in a drop box that is closed to him.
            require(AccessRules.mayLookInto(view.privileges(), folder) || !TELLTALE.contains(e.reason()));
            throw e;
        }
        return Stream.empty();
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

    private static void require(boolean allowed) throws Refusal {
        if (!allowed) {
            throw new Refusal(ErrorReply.PERMISSION_DENIED);
        }
    }
}
