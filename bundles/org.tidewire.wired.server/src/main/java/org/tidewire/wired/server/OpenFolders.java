package org.tidewire.wired.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.util.HashMap;
import java.util.Map;

import org.tidewire.storage.FileEntry;
import org.tidewire.storage.FilePath;

/**
 * Leaves out what an index finds in drop boxes that are closed to an account. Remembers folders, since many results lie in
 * few. For one command and one thread.
 */
final class OpenFolders {
    private static final int REMEMBERED = 1000;

    private final TreeView view;
    private final Map<FilePath, Boolean> known = new HashMap<>();

    OpenFolders(TreeView view) {
        this.view = view;
    }

    /** Tells whether the account may see an entry. */
    boolean show(FileEntry entry) {
        FilePath folder = entry.path().parent();
        Boolean shown = known.get(folder);
        if (shown == null) {
            shown = isOpen(entry.path());
            if (known.size() == REMEMBERED) {
                known.clear();
            }
            known.put(folder, shown);
        }
        return shown;
    }

    private boolean isOpen(FilePath path) {
        try {
            view.require(FileCommand.SEARCH, path);
            return true;
        } catch (Refusal | NoSuchFileException e) {
            return false; // closed, or gone since the index was made
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
