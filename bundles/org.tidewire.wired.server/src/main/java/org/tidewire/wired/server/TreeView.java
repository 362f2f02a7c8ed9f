package org.tidewire.wired.server;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Set;

import org.tidewire.account.Privilege;
import org.tidewire.storage.FileEntry;
import org.tidewire.storage.FilePath;
import org.tidewire.storage.FileType;
import org.tidewire.storage.Storage;
import org.tidewire.wired.ErrorReply;

/**
 * The tree as an account sees it: nothing below a drop box that it may not look into (Wired 4.1).
 *
 * @param storage the tree
 * @param privileges the account's
 */
record TreeView(Storage storage, Set<Privilege> privileges) {
    /** Tells what lies at a path; a closed drop box looks empty. */
    FileEntry stat(FilePath path) throws IOException {
        requireVisible(path);
        return masked(storage.stat(path));
    }

    /** Lists a folder; nothing for a file or a closed drop box. */
    List<FileEntry> list(FileEntry entry) throws IOException {
        if (entry.type() == FileType.FILE || !AccessRules.mayLookInto(privileges, entry.type())) {
            return List.of();
        }
        return storage.list(entry.path());
    }

    /** Tells how much may still be stored in a folder of that type; 0 if the account may not. */
    long free(FileType folder) throws IOException {
        return AccessRules.mayUpload(privileges, folder) ? storage.free() : 0;
    }

    /** Tells the type of the folder that something new goes into. */
    FileType folder(FilePath target) throws IOException {
        FileEntry folder = stat(target.parent());
        if (folder.type() == FileType.FILE) {
            throw new NoSuchFileException(folder.path().toString(), null, "is no folder");
        }
        return folder.type();
    }

    /** Hides how much a closed drop box holds. */
    FileEntry masked(FileEntry entry) {
        if (AccessRules.mayLookInto(privileges, entry.type())) {
            return entry;
        }
        return new FileEntry(entry.path(), entry.type(), 0, entry.created(), entry.modified(), entry.partial());
    }

    /** Refuses what lies below a closed drop box, be it there or not. */
    void requireVisible(FilePath path) throws IOException {
        if (AccessRules.mayLookInto(privileges, FileType.DROP_BOX)) {
            return;
        }
        for (FilePath above = path; !above.isRoot(); ) {
            above = above.parent();
            if (isDropBox(above)) {
                throw new Refusal(ErrorReply.FILE_OR_DIRECTORY_NOT_FOUND);
            }
        }
    }

    private boolean isDropBox(FilePath folder) throws IOException {
        try {
            return storage.stat(folder).type() == FileType.DROP_BOX;
        } catch (NoSuchFileException e) {
            return false; // a drop box may lie further up
        }
    }
}
