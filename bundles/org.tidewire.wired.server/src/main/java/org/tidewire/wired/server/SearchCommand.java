package org.tidewire.wired.server;

import java.io.IOException;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import org.tidewire.storage.FileEntry;
import org.tidewire.storage.FileType;
import org.tidewire.storage.SearchableStorage;
import org.tidewire.wired.Message;

/** SEARCH (Wired 4.1): by an index where the storage has one, else by looking at every name. */
final class SearchCommand {
    private final Trees trees;

    SearchCommand(Trees trees) {
        this.trees = trees;
    }

    Map<String, Command> table() {
        return Map.of("SEARCH", new Command(Phase.LOGGED_IN, 1, this::search));
    }

    private Stream<Message> search(Session session, Message command) throws IOException {
        TreeView view = trees.of(session);
        Stream<FileEntry> found = found(view, Normalizer.normalize(command.field(0), Normalizer.Form.NFC));
        return Stream.concat(
                found.map(entry -> FileRow.of("420", view.told(entry.path()), entry)),
                Stream.of(Message.of("421", "Done")));
    }

    private static Stream<FileEntry> found(TreeView view, String part) throws IOException {
        FileType top = view.type(view.home());
        if (!view.isOpen(top)) {
            return Stream.empty();
        }
        if (view.storage() instanceof SearchableStorage able) {
            OpenFolders folders = new OpenFolders(view);
            return able.search(view.home(), part).filter(folders::show).map(view::masked);
        }
        String folded = folded(part);
        return TreeWalk.below(view.home(), top, view)
                .filter(entry -> folded(entry.path().name()).contains(folded));
    }

    /** Without case: by way of capitals, since some letters have two small ones. */
    private static String folded(String name) {
        String small = name.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        return Normalizer.normalize(small, Normalizer.Form.NFC);
    }
}
