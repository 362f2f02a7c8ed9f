package org.tidewire.shell;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import org.apache.felix.service.command.Descriptor;
import org.apache.felix.service.command.Parameter;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.tidewire.storage.Content;
import org.tidewire.storage.EditableStorage;
import org.tidewire.storage.FileEntry;
import org.tidewire.storage.FilePath;
import org.tidewire.storage.FileType;
import org.tidewire.storage.PartialFile;
import org.tidewire.storage.Storage;
import org.tidewire.transfer.Checksum;

/** The commands of scope {@code storage}, on the highest ranked backend. May be called from any thread. */
@Component(service = StorageCommands.class)
@GogoCommand(
        scope = "storage",
        function = {"backends", "list", "stat", "sum", "mkdir", "rm", "mv", "type", "comment", "discard"})
public final class StorageCommands {
    private final Ranked<Storage> storages = new Ranked<>();

    /**
     * Adds a backend.
     *
     * @param reference its reference
     * @param storage the backend
     */
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC, unbind = "unbindStorage")
    void bindStorage(ServiceReference<Storage> reference, Storage storage) {
        storages.add(reference, storage);
    }

    /**
     * Forgets a backend.
     *
     * @param reference its reference
     */
    void unbindStorage(ServiceReference<Storage> reference) {
        storages.remove(reference);
    }

    /**
     * Lists the backends.
     *
     * @return them, the one in use first
     */
    @Descriptor("Lists the storage backends, the one in use first.")
    public List<Backend> backends() {
        List<Backend> backends = new ArrayList<>();
        for (Map.Entry<ServiceReference<Storage>, Storage> storage : storages.list()) {
            backends.add(backend(storage.getKey(), backends.isEmpty()));
        }
        return new Rows<>(backends, "no storage");
    }

    /**
     * Lists the root.
     *
     * @return its entries
     * @throws CommandException if storage fails
     */
    @Descriptor("Lists the root folder.")
    public List<FileEntry> list() throws CommandException {
        return list("/");
    }

    /**
     * Lists a folder.
     *
     * @param path the folder
     * @return its entries, partials included
     * @throws CommandException if there is no such folder
     */
    @Descriptor("Lists a folder, partial files included.")
    public List<FileEntry> list(@Descriptor("the folder's path in storage") String path) throws CommandException {
        return Attempt.of(() -> {
            try (Stream<FileEntry> entries = current().list(FilePath.of(path))) {
                return new Rows<>(entries.toList(), "empty");
            }
        });
    }

    /**
     * Tells what lies at a path.
     *
     * @param path a file or folder
     * @return its entry
     * @throws CommandException if nothing lies there
     */
    @Descriptor("Tells what lies at a path.")
    public FileEntry stat(@Descriptor("a file's or folder's path in storage") String path) throws CommandException {
        return Attempt.of(() -> current().stat(FilePath.of(path)));
    }

    /**
     * Sums a file.
     *
     * @param path the file
     * @return its checksum
     * @throws CommandException if no file lies there
     */
    @Descriptor("Tells the Wired checksum of a file: SHA-1 of its first megabyte.")
    public Sum sum(@Descriptor("the file's path in storage") String path) throws CommandException {
        return Attempt.of(() -> {
            FilePath file = FilePath.of(path);
            try (Content content = current().open(file)) {
                return new Sum(file, content.size(), Checksum.of(content));
            }
        });
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
            Storage storage = current();
            storage.createFolder(FilePath.of(path), kind);
            return storage.stat(FilePath.of(path));
        });
    }

    /**
     * Discards the partial of a file.
     *
     * @param path the file, or the partial by its own name
     * @return what was done
     * @throws CommandException if there is no partial, or a transfer has it open
     */
    @Descriptor("Discards what has arrived of a file that was not received completely.")
    public String discard(@Descriptor("the file's path in storage, or its partial's") String path)
            throws CommandException {
        return Attempt.of(() -> {
            FilePath given = FilePath.of(path);
            FilePath target = given.target().orElse(given);
            try (PartialFile partial = current()
                    .reopen(target)
                    .orElseThrow(() -> new CommandException("there is no partial of " + target))) {
                long held = partial.size();
                partial.discard();
                return "discarded " + Units.size(held) + " of " + target;
            }
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
        return Attempt.of(() -> {
            FilePath gone = FilePath.of(path);
            editable().delete(gone);
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
        return Attempt.of(() -> {
            EditableStorage storage = editable();
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
        return Attempt.of(() -> {
            EditableStorage storage = editable();
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
        return Attempt.of(() -> {
            String comment = editable().comment(FilePath.of(path));
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
        return Attempt.of(() -> {
            FilePath described = FilePath.of(path);
            editable().comment(described, text);
            return (text.isEmpty() ? "no more comment on " : "commented on ") + described;
        });
    }

    private EditableStorage editable() throws CommandException {
        if (current() instanceof EditableStorage editable) {
            return editable;
        }
        throw new CommandException("this storage cannot be edited");
    }

    private Storage current() throws CommandException {
        return storages.list().stream()
                .findFirst()
                .orElseThrow(() -> new CommandException("there is no storage at the moment"))
                .getValue();
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

    private static Backend backend(ServiceReference<Storage> reference, boolean used) {
        Object ranking = reference.getProperty(Constants.SERVICE_RANKING);
        Bundle bundle = reference.getBundle();
        return new Backend(
                String.valueOf(reference.getProperty(Storage.NAME)),
                ranking instanceof Integer number ? number : 0,
                bundle == null ? "" : bundle.getSymbolicName(),
                used);
    }
}
