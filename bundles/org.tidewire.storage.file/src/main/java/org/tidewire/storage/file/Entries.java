package org.tidewire.storage.file;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

import org.tidewire.storage.FileEntry;
import org.tidewire.storage.FilePath;
import org.tidewire.storage.FileType;

/** Turns what lies on the disk into entries. Visible are regular files and folders that a {@link FilePath} can name. */
final class Entries {
    private Entries() {}

    /** Describes a child; empty if it is not visible, or gone since its name was read. */
    static Optional<FileEntry> now(Folder parent, FilePath path, Children.Child child) throws IOException {
        try {
            return entry(parent, child.name(), path.child(child.exact()));
        } catch (NoSuchFileException e) {
            return Optional.empty();
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

    /** Tells the type of what was found in a folder; empty if that is not visible. */
    static Optional<FileType> type(Tree tree, Folder parent, Tree.Found found, FilePath path) throws IOException {
        if (found.attributes().isRegularFile()) {
            return Optional.of(FileType.FILE);
        }
        if (!found.attributes().isDirectory()) {
            return Optional.empty();
        }
        try (Folder folder = tree.open(parent, path.names(), found)) {
            return Optional.of(FolderTypes.read(tree, folder, path));
        } catch (AccessDeniedException e) {
            return Optional.of(FileType.DIRECTORY); // as it is listed: we may not look inside
        }
    }

    private static FileEntry folder(Folder parent, String name, FilePath path, BasicFileAttributes attributes)
            throws IOException {
        FileType type = FileType.DIRECTORY;
        long count = 0;
        try (Folder folder = parent.seen(name)) {
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
        try (Children children = new Children(folder, path)) {
            for (Optional<Children.Child> child = children.next(); child.isPresent(); child = children.next()) {
                count += isVisible(folder, child.get().name()) ? 1 : 0;
            }
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
}
