package org.tidewire.storage.file;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardOpenOption.READ;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.ClosedDirectoryStreamException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A directory held by its handle. Every call is relative to the handle, so whoever swaps a folder above for a link
 * changes nothing here.
 */
final class HeldFolder extends Folder {
    private final Handle handle;
    private final AtomicBoolean closed = new AtomicBoolean();

    HeldFolder(SecureDirectoryStream<Path> stream) {
        this(new Handle(stream));
    }

    private HeldFolder(Handle handle) {
        this.handle = handle;
    }

    /** Gives the same folder to one more user, who closes it for himself; empty if it is closed. */
    Optional<HeldFolder> again() {
        return handle.take() ? Optional.of(new HeldFolder(handle)) : Optional.empty();
    }

    @Override
    Folder folder(String name) throws IOException {
        requireFolder(name);
        return seen(name);
    }

    /** Looks no second time: that costs a call for each folder of a path, and none can be sure of what it saw anyway. */
    @Override
    HeldFolder seen(String name) throws IOException {
        try {
            return new HeldFolder(stream().newDirectoryStream(path(name), NOFOLLOW_LINKS));
        } catch (AccessDeniedException e) {
            throw e;
        } catch (FileSystemException e) {
            // Swapped for a link or a file since we looked: then it does not exist. Otherwise the error is real.
            requireFolder(name);
            throw e;
        }
    }

    @Override
    BasicFileAttributes attributes(String name) throws IOException {
        return stream()
                .getFileAttributeView(path(name), BasicFileAttributeView.class, NOFOLLOW_LINKS)
                .readAttributes();
    }

    @Override
    FileChannel channel(String name, Set<? extends OpenOption> options) throws IOException {
        Set<OpenOption> all = new HashSet<>(options);
        all.add(NOFOLLOW_LINKS);
        return (FileChannel) stream().newByteChannel(path(name), all);
    }

    @Override
    void move(String name, Folder target, String targetName) throws IOException {
        stream().move(path(name), ((HeldFolder) target).stream(), path(targetName));
    }

    @Override
    void delete(String name) throws IOException {
        stream().deleteFile(path(name));
    }

    @Override
    void deleteFolder(String name) throws IOException {
        stream().deleteDirectory(path(name));
    }

    @Override
    DirectoryStream<Path> entries() throws IOException {
        // A directory stream can be walked once only; so walk another one of the same directory.
        return stream().newDirectoryStream(path("."), NOFOLLOW_LINKS);
    }

    @Override
    void force() throws IOException {
        try (FileChannel itself = channel(".", Set.of(READ))) {
            itself.force(true);
        }
    }

    @Override
    public void close() throws IOException {
        if (closed.compareAndSet(false, true)) {
            handle.release();
        }
    }

    private SecureDirectoryStream<Path> stream() {
        if (closed.get()) {
            throw new ClosedDirectoryStreamException(); // for this user, though others may go on
        }
        return handle.stream();
    }
}
