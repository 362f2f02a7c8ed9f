package org.tidewire.wired.server;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.tidewire.account.Privilege;
import org.tidewire.storage.EditableStorage;
import org.tidewire.storage.FileEntry;
import org.tidewire.storage.FilePath;
import org.tidewire.storage.FileType;
import org.tidewire.storage.Storage;
import org.tidewire.wired.ErrorReply;

/**
 * The tree as an account sees it: from its home down, and nothing below a drop box that it may not look into (Wired 4.1).
 *
 * @param storage the tree
 * @param privileges the account's
 * @param home the account's root; what is above does not exist
 */
record TreeView(Storage storage, Set<Privilege> privileges, FilePath home) {
    /** Where something lies: in a folder of that type, and perhaps below a drop box further up. */
    private record Place(FileType folder, boolean buried) {}

    /**
     * Reads a path as the account writes it.
     *
     * @throws Refusal 520 if there can be no such path
     */
    RequestedPath path(String field) throws Refusal {
        return RequestedPath.of(field, home);
    }

    /** Writes a path as the account would. */
    String told(FilePath path) {
        List<String> names = path.names();
        return "/" + String.join("/", names.subList(home.names().size(), names.size()));
    }

    /** Tells what lies at a path; a closed drop box looks empty. */
    FileEntry stat(FilePath path) throws IOException {
        require(FileCommand.STAT, path);
        return masked(storage.stat(path));
    }

    /** Tells what kind of thing lies at a path. */
    FileType type(FilePath path) throws IOException {
        require(FileCommand.STAT, path);
        return storage.type(path);
    }

    /** Lists something visible of a type; nothing for a file or a closed drop box. */
    Stream<FileEntry> list(FilePath path, FileType type) throws IOException {
        boolean shown = type != FileType.FILE && isOpen(type);
        return shown ? storage.list(path) : Stream.empty();
    }

    /** Tells how much may still be stored in a visible folder of that type; 0 if the account may not. */
    long free(FileType folder) throws IOException {
        boolean may = AccessRules.decide(FileCommand.PUT, folder, false, privileges) == Access.ALLOWED;
        return may ? storage.free() : 0;
    }

    /** Tells whether the contents of a visible folder of that type are shown. */
    boolean isOpen(FileType folder) {
        return AccessRules.decide(FileCommand.LIST, folder, false, privileges) == Access.ALLOWED;
    }

    /** Hides how much a closed drop box holds. */
    FileEntry masked(FileEntry entry) {
        if (isOpen(entry.type())) {
            return entry;
        }
        return new FileEntry(entry.path(), entry.type(), 0, entry.created(), entry.modified(), entry.partial());
    }

    /**
     * Lets a command pass that the access table allows.
     *
     * @return the type of the folder that the path lies in
     * @throws Refusal 516 if the table denies it; 520 if it hides the path, or nobody does that to a root
     * @throws NoSuchFileException if there is no folder that the path could lie in
     */
    FileType require(FileCommand command, FilePath path) throws IOException {
        if (path.equals(home) && isForbiddenAtRoot(command)) {
            throw new Refusal(ErrorReply.FILE_OR_DIRECTORY_NOT_FOUND);
        }
        Place place = place(path);
        switch (AccessRules.decide(command, place.folder(), place.buried(), privileges)) {
            case ALLOWED -> {}
            case DENIED -> throw new Refusal(ErrorReply.PERMISSION_DENIED);
            case HIDDEN -> throw new Refusal(ErrorReply.FILE_OR_DIRECTORY_NOT_FOUND);
        }
        return place.folder();
    }

    /**
     * Gives the storage for changes.
     *
     * @throws Refusal 502 if it has no such power
     */
    EditableStorage editable() throws Refusal {
        if (storage instanceof EditableStorage able) {
            return able;
        }
        throw new Refusal(ErrorReply.COMMAND_NOT_IMPLEMENTED);
    }

    private static boolean isForbiddenAtRoot(FileCommand command) {
        return switch (command) {
            case DELETE, MOVE_FROM, MOVE_TO, COMMENT -> true;
            default -> false;
        };
    }

    /** Goes down to a path; the home lies in a plain folder, whatever is above it. */
    private Place place(FilePath path) throws IOException {
        FileType folder = FileType.DIRECTORY;
        boolean buried = false;
        for (int depth = home.names().size(); depth < path.names().size(); depth++) {
            buried |= folder == FileType.DROP_BOX;
            FilePath above = new FilePath(path.names().subList(0, depth));
            folder = storage.type(above);
            if (folder == FileType.FILE) {
                throw new NoSuchFileException(above.toString(), null, "is no folder");
            }
        }
        return new Place(folder, buried);
    }
}
