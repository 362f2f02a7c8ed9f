package org.tidewire.transfer.provider;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import org.tidewire.storage.FileEntry;
import org.tidewire.storage.FilePath;
import org.tidewire.storage.FileType;
import org.tidewire.storage.Storage;
import org.tidewire.transfer.TransferException;
import org.tidewire.transfer.TransferException.Reason;

/** The files of a folder and of those in it, each with the name under which it is offered. Not for several threads. */
final class FolderSend {
    /** How many bytes a name may have (Tox, file send request). */
    static final int NAME = 255;

    /** How many files; nobody holds a tree of any size in memory. */
    static final int MOST = 10_000;

    /** One file of the folder. */
    record Item(FilePath path, String name, long size) {}

    private static final Comparator<FileEntry> BY_NAME = Comparator.comparing(
                    (FileEntry entry) -> entry.path().name(), String.CASE_INSENSITIVE_ORDER)
            .thenComparing(FileEntry::path);

    private final Storage storage;
    private final int most;
    private final List<Item> items = new ArrayList<>();

    private FolderSend(Storage storage, int most) {
        this.storage = storage;
        this.most = most;
    }

    /**
     * Walks a folder.
     *
     * @throws TransferException {@code NAME_TOO_LONG}, {@code TOO_MANY} if there are more files than may be
     * @throws NoSuchFileException if there is no such folder
     */
    static List<Item> walk(Storage storage, FilePath folder, int most) throws IOException {
        if (storage.type(folder) == FileType.FILE) {
            throw new NoSuchFileException(folder.toString(), null, "is a file, no folder");
        }
        FolderSend walk = new FolderSend(storage, most);
        try {
            walk.add(folder, folder.isRoot() ? "" : folder.name() + "/", 0);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return List.copyOf(walk.items);
    }

    private void add(FilePath folder, String prefix, int depth) throws IOException {
        for (FileEntry each : children(folder)) {
            String name = prefix + each.path().name();
            if (each.type() == FileType.FILE) {
                add(each, name);
            } else if (depth < FilePath.MAX_DEPTH) { // storage has no loops, but is not ours
                add(each.path(), name + "/", depth + 1);
            }
        }
    }

    private void add(FileEntry file, String name) throws TransferException {
        int bytes = name.getBytes(UTF_8).length;
        if (bytes > NAME) {
            throw new TransferException(
                    Reason.NAME_TOO_LONG, name + " has " + bytes + " bytes; an offer holds " + NAME);
        }
        if (items.size() >= most) {
            throw new TransferException(
                    Reason.TOO_MANY, "the folder has more than the " + most + " files that can be sent at once");
        }
        items.add(new Item(file.path(), name, file.size()));
    }

    private List<FileEntry> children(FilePath folder) throws IOException {
        List<FileEntry> children = new ArrayList<>();
        try (Stream<FileEntry> all = storage.list(folder)) {
            for (FileEntry each : (Iterable<FileEntry>) all.filter(entry -> !entry.partial())::iterator) {
                if (children.size() >= MOST) {
                    throw new TransferException(
                            Reason.TOO_MANY, folder + " has more than the " + MOST + " files that can be sent at once");
                }
                children.add(each);
            }
        }
        children.sort(BY_NAME);
        return children;
    }
}
