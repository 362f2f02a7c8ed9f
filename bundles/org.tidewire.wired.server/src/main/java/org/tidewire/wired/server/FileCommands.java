package org.tidewire.wired.server;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.tidewire.storage.Content;
import org.tidewire.storage.FileEntry;
import org.tidewire.storage.FilePath;
import org.tidewire.storage.FileType;
import org.tidewire.transfer.Checksum;
import org.tidewire.wired.ErrorReply;
import org.tidewire.wired.Fields;
import org.tidewire.wired.Message;

/** LIST, STAT and FOLDER (Wired 4.1). */
final class FileCommands {
    private final Site site;

    FileCommands(Site site) {
        this.site = site;
    }

    Map<String, Command> table() {
        return Map.of(
                "LIST", new Command(Phase.LOGGED_IN, 1, this::list),
                "STAT", new Command(Phase.LOGGED_IN, 1, this::stat),
                "FOLDER", new Command(Phase.LOGGED_IN, 1, this::folder));
    }

    private Stream<Message> list(Session session, Message command) throws IOException {
        RequestedPath asked = RequestedPath.of(command.field(0));
        TreeView view = new TreeView(site.storage().get(), session.privileges());
        FileEntry entry = view.stat(asked.path());
        List<FileEntry> children = view.list(entry);
        Message end = Message.of("411", asked.echo(), view.free(entry.type()));
        return Stream.concat(
                children.stream()
                        .map(child -> row("410", asked.child(child.path().name()), view.masked(child))),
                Stream.of(end));
    }

    private Stream<Message> stat(Session session, Message command) throws IOException {
        RequestedPath asked = RequestedPath.of(command.field(0));
        TreeView view = new TreeView(site.storage().get(), session.privileges());
        FileEntry entry = view.stat(asked.path());
        String sum = entry.type() == FileType.FILE ? checksum(view, asked.path()) : "";
        return Stream.of(row("402", asked.echo(), entry, sum, ""));
    }

    private Stream<Message> folder(Session session, Message command) throws IOException {
        FilePath target = RequestedPath.of(command.field(0)).target();
        TreeView view = new TreeView(site.storage().get(), session.privileges());
        view.requireVisible(target);
        FileType parent = view.folder(target);
        if (!AccessRules.mayCreateFolder(view.privileges(), parent)) {
            throw new Refusal(ErrorReply.PERMISSION_DENIED);
        }
        view.storage().createFolder(target, AccessRules.typeInside(parent));
        return Stream.empty();
    }

    private static String checksum(TreeView view, FilePath path) throws IOException {
        try (Content content = view.storage().open(path)) {
            return Checksum.of(content).hex();
        }
    }

    private static Message row(String number, String path, FileEntry entry, Object... more) {
        Stream<Object> first = Stream.of(
                path,
                Fields.fileType(entry.type()),
                entry.size(),
                Fields.date(entry.created()),
                Fields.date(entry.modified()));
        return Message.of(number, Stream.concat(first, Stream.of(more)).toArray());
    }
}
