package org.tidewire.storage.file;

import static java.nio.file.StandardOpenOption.CREATE_NEW;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/** A directory of a {@link Disk}, held. */
final class DiskFolder extends Folder {
    private final Disk disk;
    private final DiskDirectory directory;

    DiskFolder(Disk disk, DiskDirectory directory) {
        this.disk = disk;
        this.directory = directory;
    }

    private Object find(String name) throws NoSuchFileException {
        Object found = name.equals(".") ? directory : directory.names.get(name);
        if (found == null) {
            throw new Missing(name);
        }
        return found;
    }

    /** Thrown so often that it must be cheap. */
    private static final class Missing extends NoSuchFileException {
        private static final long serialVersionUID = 1;

        Missing(String name) {
            super(name);
        }

        @Override
        public Throwable fillInStackTrace() {
            return this;
        }
    }

    @Override
    Folder folder(String name) throws IOException {
        requireFolder(name);
        return new DiskFolder(disk, (DiskDirectory) find(name));
    }

    @Override
    BasicFileAttributes attributes(String name) throws IOException {
        Object found = find(name);
        disk.call(Disk.Call.LOOK);
        return new DiskAttributes(found);
    }

    @Override
    FileChannel channel(String name, Set<? extends OpenOption> options) throws IOException {
        disk.call(options.contains(CREATE_NEW) ? Disk.Call.NAME : Disk.Call.LOOK);
        if (options.contains(CREATE_NEW)) {
            if (directory.names.containsKey(name)) {
                throw new FileAlreadyExistsException(name);
            }
            disk.set(directory, name, new DiskFile());
        }
        return new DiskChannel(disk, (DiskFile) find(name));
    }

    @Override
    void move(String name, Folder target, String targetName) throws IOException {
        find(name);
        disk.call(Disk.Call.NAME);
        disk.move(directory, name, ((DiskFolder) target).directory, targetName);
    }

    @Override
    void delete(String name) throws IOException {
        find(name);
        disk.call(Disk.Call.NAME);
        disk.set(directory, name, null);
    }

    @Override
    void deleteFolder(String name) throws IOException {
        DiskDirectory found = (DiskDirectory) find(name);
        disk.call(Disk.Call.NAME);
        if (!found.names.isEmpty()) {
            throw new DirectoryNotEmptyException(name);
        }
        disk.set(directory, name, null);
    }

    @Override
    DirectoryStream<Path> entries() throws IOException {
        disk.call(Disk.Call.LOOK);
        List<Path> names = directory.names.keySet().stream().map(Path::of).toList();
        return new DirectoryStream<>() {
            @Override
            public Iterator<Path> iterator() {
                return names.iterator();
            }

            @Override
            public void close() {
                // Nothing is held.
            }
        };
    }

    @Override
    void force() throws IOException {
        disk.call(Disk.Call.FORCE);
        disk.force(directory);
    }

    @Override
    public void close() {
        // Nothing is held.
    }
}
