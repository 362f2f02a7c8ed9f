package org.tidewire.wired.server;

import java.io.IOException;
import java.util.Map;
import java.util.stream.Stream;

import org.tidewire.storage.Content;
import org.tidewire.storage.EditableStorage;
import org.tidewire.storage.FileEntry;
import org.tidewire.storage.FilePath;
import org.tidewire.storage.FileType;
import org.tidewire.transfer.Checksum;
import org.tidewire.wired.Message;

/** LIST, LISTRECURSIVE and STAT (Wired 4.1). Rows are made as they are sent; nobody ever holds them all. */
final class ListCommands {
    private final Trees trees;

    ListCommands(Trees trees) {
        this.trees = trees;
    }

    Map<String, Command> table() {
        return Map.of(
                "LIST", new Command(Phase.LOGGED_IN, 1, this::list),
                "LISTRECURSIVE", new Command(Phase.LOGGED_IN, 1, this::listRecursive),
                "STAT", new Command(Phase.LOGGED_IN, 1, this::stat));
    }

    private Stream<Message> list(Session session, Message command) throws IOException {
        TreeView view = trees.of(session);
        RequestedPath asked = view.path(command.field(0));
        FileType type = view.type(asked.path());
        long free = view.free(type);
        return rows(asked, view.list(asked.path(), type).map(view::masked), free);
    }

    private Stream<Message> listRecursive(Session session, Message command) throws IOException {
        TreeView view = trees.of(session);
        RequestedPath asked = view.path(command.field(0));
        FileType type = view.type(asked.path());
        long free = view.free(type);
        return rows(asked, TreeWalk.below(asked.path(), type, view), free);
    }

    private Stream<Message> stat(Session session, Message command) throws IOException {
        TreeView view = trees.of(session);
        RequestedPath asked = view.path(command.field(0));
        FileEntry entry = view.stat(asked.path());
        String sum = entry.type() == FileType.FILE ? checksum(view, asked.path()) : "";
        String comment = view.storage() instanceof EditableStorage able ? able.comment(asked.path()) : "";
        return Stream.of(FileRow.of("402", asked.echo(), entry, sum, comment));
    }

    private static Stream<Message> rows(RequestedPath asked, Stream<FileEntry> entries, long free) {
        return Stream.concat(
                entries.map(entry -> FileRow.of("410", asked.below(entry.path()), entry)),
                Stream.of(Message.of("411", asked.echo(), free)));
    }

    private static String checksum(TreeView view, FilePath path) throws IOException {
        try (Content content = view.storage().open(path)) {
            return Checksum.of(content).hex();
        }
    }
}
