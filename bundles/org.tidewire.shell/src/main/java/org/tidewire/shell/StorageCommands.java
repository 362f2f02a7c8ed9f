package org.tidewire.shell;

import java.util.List;
import java.util.stream.Stream;

import org.apache.felix.service.command.Descriptor;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.tidewire.storage.Content;
import org.tidewire.storage.FileEntry;
import org.tidewire.storage.FilePath;
import org.tidewire.storage.PartialFile;
import org.tidewire.transfer.Checksum;

/**
 * The commands of scope {@code storage} that look, and that clear up after transfers, on the tree of all storages. May be
 * called from any thread.
 */
@Component(service = StorageCommands.class)
@GogoCommand(
        scope = "storage",
        function = {"backends", "list", "stat", "sum", "discard"})
public final class StorageCommands {
    private final Shelf shelf;
    private final Backends backends;

    /**
     * Begins.
     *
     * @param shelf has the storage
     * @param backends what it is made of
     */
    @Activate
    public StorageCommands(@Reference Shelf shelf, @Reference Backends backends) {
        this.shelf = shelf;
        this.backends = backends;
    }

    /**
     * Lists the backends.
     *
     * @return them, the highest ranked first
     */
    @Descriptor(
            "Lists the storage backends: where each wants to be, whether it is in use there, and by how many transfers.")
    public List<Backend> backends() {
        return new Rows<>(backends.all(), "no storage");
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
            try (Stream<FileEntry> entries = shelf.current().list(FilePath.of(path))) {
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
        return Attempt.of(() -> shelf.current().stat(FilePath.of(path)));
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
            try (Content content = shelf.current().open(file)) {
                return new Sum(file, content.size(), Checksum.of(content));
            }
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
            try (PartialFile partial = shelf.current()
                    .reopen(target)
                    .orElseThrow(() -> new CommandException("there is no partial of " + target))) {
                long held = partial.size();
                partial.discard();
                return "discarded " + Units.size(held) + " of " + target;
            }
        });
    }
}
