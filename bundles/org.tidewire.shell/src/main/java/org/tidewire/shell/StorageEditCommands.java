package org.tidewire.shell;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;

import org.apache.felix.service.command.Descriptor;
import org.apache.felix.service.command.Parameter;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.tidewire.storage.EditableStorage;
import org.tidewire.storage.FileEntry;
import org.tidewire.storage.FilePath;
import org.tidewire.storage.FileType;
import org.tidewire.storage.Storage;

/** The commands of scope {@code storage} that change files and folders, on the tree of all storages. May be called from any thread. */
@Component(service = StorageEditCommands.class)
@GogoCommand(
        scope = "storage",
        function = {"mkdir", "rm", "mv", "type", "comment"})
public final class StorageEditCommands {
    private final Shelf shelf;

    /**
     * Begins.
     *
     * @param shelf has the storage
     */
    @Activate
    public StorageEditCommands(@Reference Shelf shelf) {
        this.shelf = shelf;
    }

    /**
     * Makes a folder.
     *
     * @param type {@code plain}, {@code uploads} or {@code drop-box}
     * @param path the folder, whose parent exists
     * @return its entry
     * @throws CommandException if it exists, or the type is none
     */
    @Descriptor("Makes a folder.")
    public FileEntry mkdir(
            @Descriptor("what kind: plain, uploads or drop-box")
                    @Parameter(
                            names = {"-t", "--type"},
                            absentValue = "plain")
                    String type,
            @Descriptor("the folder's path in storage; its parent exists") String path)
            throws CommandException {
        FileType kind = type(type);
        return Attempt.of(() -> {
            Storage storage = shelf.current();
            storage.createFolder(FilePath.of(path), kind);
            return storage.stat(FilePath.of(path));
        });
    }

    /**
     * Deletes a file, or a folder with all that is in it.
     *
     * @param path what to delete
     * @return what was done
     * @throws CommandException if nothing lies there, or this storage cannot be edited
     */
    @Descriptor("Deletes a file, or a folder with all that is in it.")
    public String rm(@Descriptor("the file's or folder's path in storage") String path) throws CommandException {
        return edit(storage -> {
            FilePath gone = FilePath.of(path);
            storage.delete(gone);
            return "deleted " + gone;
        });
    }

    /**
     * Moves or renames a file or folder; into a folder that exists, under its own name.
     *
     * @param from what to move
     * @param to its new path, or a folder that exists
     * @return its entry
     * @throws CommandException if nothing lies there, the new name is taken, or this storage cannot be edited
     */
    @Descriptor("Moves or renames a file or folder.")
    public FileEntry mv(
            @Descriptor("the file's or folder's path in storage") String from,
            @Descriptor("its new path, or a folder that exists") String to)
            throws CommandException {
        return edit(storage -> {
            FilePath source = FilePath.of(from);
            FilePath target = into(storage, source, FilePath.of(to));
            storage.move(source, target);
            return storage.stat(target);
        });
    }

    /** A new name that differs only in case is a new name, also where the old one's folder is found under it. */
    private static FilePath into(Storage storage, FilePath source, FilePath target) throws IOException {
        if (source.isRoot() || source.toString().equalsIgnoreCase(target.toString())) {
            return target;
        }
        try {
            return storage.stat(target).type() == FileType.FILE ? target : target.child(source.name());
        } catch (NoSuchFileException e) {
            return target;
        }
    }

    /**
     * Makes a folder one of another type.
     *
     * @param path the folder
     * @param type {@code plain}, {@code uploads} or {@code drop-box}
     * @return its entry
     * @throws CommandException if no folder lies there, the type is none, or this storage cannot be edited
     */
    @Descriptor("Makes a folder one of another type; what is in it stays.")
    public FileEntry type(
            @Descriptor("the folder's path in storage") String path,
            @Descriptor("what kind: plain, uploads or drop-box") String type)
            throws CommandException {
        FileType kind = type(type);
        return edit(storage -> {
            storage.changeType(FilePath.of(path), kind);
            return storage.stat(FilePath.of(path));
        });
    }

    /**
     * Tells the comment on a file or folder.
     *
     * @param path the file or folder
     * @return the comment on one line, or that there is none
     * @throws CommandException if nothing lies there, or this storage cannot be edited
     */
    @Descriptor("Tells the comment on a file or folder.")
    public String comment(@Descriptor("the file's or folder's path in storage") String path) throws CommandException {
        return edit(storage -> {
            String comment = storage.comment(FilePath.of(path));
            return comment.isEmpty() ? "no comment" : Text.printable(comment);
        });
    }

    /**
     * Writes a comment on a file or folder, in place of the old one.
     *
     * @param path the file or folder
     * @param text the comment; empty for none
     * @return what was done
     * @throws CommandException if nothing lies there, the text is too long, or this storage cannot be edited
     */
    @Descriptor("Writes a comment on a file or folder, in place of the old one.")
    public String comment(
            @Descriptor("the file's or folder's path in storage") String path,
            @Descriptor("the comment, in quotes; '' for none") String text)
            throws CommandException {
        return edit(storage -> {
            FilePath described = FilePath.of(path);
            storage.comment(described, text);
            return (text.isEmpty() ? "no more comment on " : "commented on ") + described;
        });
    }

    /** What a command does to a storage that can be edited. */
    private interface Editing<T> {
        T of(EditableStorage storage) throws IOException;
    }

    /** The tree can be edited as a whole, and yet not where a backend is mounted that cannot: then it says which. */
    private <T> T edit(Editing<T> editing) throws CommandException {
        return Attempt.of(() -> {
            if (!(shelf.current() instanceof EditableStorage editable)) {
                throw new CommandException("this storage cannot be edited");
            }
            try {
                return editing.of(editable);
            } catch (UnsupportedOperationException e) {
                throw new CommandException(Attempt.sentence(e), e);
            }
        });
    }

    private static FileType type(String type) throws CommandException {
        return switch (type.toLowerCase(Locale.ROOT)) {
            case "folder", "plain" -> FileType.DIRECTORY;
            case "uploads" -> FileType.UPLOADS;
            case "drop-box" -> FileType.DROP_BOX;
            default ->
                throw new CommandException(
                        "a folder's type is plain, uploads or drop-box, not " + Text.printable(type));
        };
    }
}
