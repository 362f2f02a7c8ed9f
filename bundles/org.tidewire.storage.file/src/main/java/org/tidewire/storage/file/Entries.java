package org.tidewire.storage.file;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.tidewire.storage.FileEntry;
import org.tidewire.storage.FilePath;
import org.tidewire.storage.FileType;

/** Turns what lies on the disk into entries. Visible are regular files and folders that a {@link FilePath} can name. */
final class Entries {
    private static final Comparator<FileEntry> BY_NAME = Comparator.comparing(
                    (FileEntry entry) -> entry.path().name(), String.CASE_INSENSITIVE_ORDER)
            .thenComparing(FileEntry::path);

    private Entries() {}

    /** Lists a folder. Children that vanish meanwhile are left out. */
    static List<FileEntry> list(Folder folder, FilePath path) throws IOException {
        List<FileEntry> entries = new ArrayList<>();
        for (Map.Entry<FilePath, String> child : spellings(folder, path).entrySet()) {
            entryNow(folder, child.getValue(), child.getKey()).ifPresent(entries::add);
        }
        entries.sort(BY_NAME);
        return entries;
    }

    private static Optional<FileEntry> entryNow(Folder parent, String name, FilePath path) throws IOException {
        try {
            return entry(parent, name, path);
        } catch (NoSuchFileException e) {
            return Optional.empty(); // Gone since its name was read: it is no child any more.
        }
    }

    /** Describes what a folder has under a name; empty if that is not visible. */
    static Optional<FileEntry> entry(Folder parent, String name, FilePath path) throws IOException {
        BasicFileAttributes attributes = parent.attributes(name);
        if (attributes.isRegularFile()) {
            return Optional.of(entry(path, FileType.FILE, attributes.size(), attributes));
        }
        return attributes.isDirectory() ? Optional.of(folder(parent, name, path, attributes)) : Optional.empty();
    }

    private static FileEntry folder(Folder parent, String name, FilePath path, BasicFileAttributes attributes)
            throws IOException {
        FileType type = FileType.DIRECTORY;
        long count = 0;
        try (Folder folder = parent.folder(name)) {
            type = FolderTypes.read(folder);
            count = count(folder, path);
        } catch (AccessDeniedException e) {
            count = 0; // We may not look inside, so nothing inside is visible.
        }
        return entry(path, type, count, attributes);
    }

    private static FileEntry entry(FilePath path, FileType type, long size, BasicFileAttributes attributes) {
        return new FileEntry(
                path,
                type,
                size,
                attributes.creationTime().toInstant(),
                attributes.lastModifiedTime().toInstant(),
                type == FileType.FILE && path.isPartial());
    }

    private static long count(Folder folder, FilePath path) throws IOException {
        long count = 0;
        for (String name : spellings(folder, path).values()) {
            count += isVisible(folder, name) ? 1 : 0;
        }
        return count;
    }

    private static boolean isVisible(Folder folder, String name) throws IOException {
        try {
            BasicFileAttributes attributes = folder.attributes(name);
            return attributes.isRegularFile() || attributes.isDirectory();
        } catch (NoSuchFileException e) {
            return false; // Gone since its name was read.
        }
    }

    /** Finds the one spelling on the disk of each name that can be reached; the exact one wins, as in {@link Tree}. */
    private static Map<FilePath, String> spellings(Folder folder, FilePath path) throws IOException {
        Map<FilePath, String> spellings = new HashMap<>();
        for (String name : folder.names()) {
            child(path, name).ifPresent(child -> {
                if (child.name().equals(name)) {
                    spellings.put(child, name);
                } else if (!Tree.isAscii(child.name())) {
                    spellings.putIfAbsent(child, name);
                }
            });
        }
        return spellings;
    }

    private static Optional<FilePath> child(FilePath path, String name) {
        try {
            return Optional.of(path.child(name));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // No path can hold this name, so it is not visible.
        }
    }
}
