package org.tidewire.storage.file;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.READ;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.Set;

/**
 * A directory known by its path, for file systems without directory handles. Each name is checked before it is used;
 * who swaps a folder for a link between the check and the use is not noticed.
 */
final class CheckedFolder extends Folder {
    private final Path path;

    CheckedFolder(Path path) {
        this.path = path;
    }

    @Override
    Folder folder(String name) throws IOException {
        requireFolder(name);
        return new CheckedFolder(path.resolve(path(name)));
    }

    @Override
    BasicFileAttributes attributes(String name) throws IOException {
        return Files.readAttributes(path.resolve(path(name)), BasicFileAttributes.class, NOFOLLOW_LINKS);
    }

    @Override
    FileChannel channel(String name, Set<? extends OpenOption> options) throws IOException {
        Set<OpenOption> all = new HashSet<>(options);
        all.add(NOFOLLOW_LINKS);
        return FileChannel.open(path.resolve(path(name)), all);
    }

    @Override
    void move(String name, Folder target, String targetName) throws IOException {
        Files.move(path.resolve(path(name)), ((CheckedFolder) target).path.resolve(path(targetName)), ATOMIC_MOVE);
    }

    @Override
    void delete(String name) throws IOException {
        Files.delete(path.resolve(path(name)));
    }

    @Override
    void deleteFolder(String name) throws IOException {
        Files.delete(path.resolve(path(name)));
    }

    @Override
    DirectoryStream<Path> entries() throws IOException {
        return path.getFileSystem().provider().newDirectoryStream(path, entry -> true);
    }

    /** Does nothing where directories cannot be opened: such systems (Windows) keep names in a journal of their own. */
    @Override
    void force() throws IOException {
        FileChannel itself;
        try {
            itself = FileChannel.open(path, READ);
        } catch (AccessDeniedException e) {
            return;
        }
        try (itself) {
            itself.force(true);
        }
    }

    @Override
    public void close() {
        // A path holds nothing open.
    }
}
