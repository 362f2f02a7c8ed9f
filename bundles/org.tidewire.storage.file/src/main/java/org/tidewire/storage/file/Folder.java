package org.tidewire.storage.file;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;

/**
 * A directory that is held open. Names are looked up in it and nowhere else, and links are never followed: a link is
 * something that exists and cannot be opened.
 */
abstract class Folder implements Closeable {
    /** Opens a folder in here; {@code "."} opens this one once more. Anything that is no folder does not exist. */
    abstract Folder folder(String name) throws IOException;

    /** Opens what was just seen to be a folder, or this one once more; swapped for something else it does not exist. */
    Folder seen(String name) throws IOException {
        return folder(name);
    }

    /** Tells what lies in here under a name, be it a link. */
    abstract BasicFileAttributes attributes(String name) throws IOException;

    /** Opens a file in here; what is no regular file must have been ruled out before, as opening a pipe blocks. */
    abstract FileChannel channel(String name, Set<? extends OpenOption> options) throws IOException;

    /** Renames in one step. Replaces what it finds, so the caller has looked before. */
    abstract void move(String name, Folder target, String targetName) throws IOException;

    abstract void delete(String name) throws IOException;

    abstract void deleteFolder(String name) throws IOException;

    /** Reads what lies in here; the caller closes it. */
    abstract DirectoryStream<Path> entries() throws IOException;

    /** Makes the names in here durable. */
    abstract void force() throws IOException;

    /** Reads the names in here; the caller closes them. */
    final Names names() throws IOException {
        return new Names(entries());
    }

    /** Makes a name a relative path of one element. */
    static Path path(String name) throws IOException {
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            throw unwritable(name, e);
        }
    }

    private static FileSystemException unwritable(String name, InvalidPathException cause) {
        FileSystemException e = new FileSystemException(
                name,
                null,
                "cannot be written in this system's character set; it should be UTF-8: " + cause.getReason());
        e.initCause(cause);
        return e;
    }

    /** Refuses what is no folder at the moment. */
    final void requireFolder(String name) throws IOException {
        if (!attributes(name).isDirectory()) {
            throw new NoSuchFileException(name);
        }
    }
}
