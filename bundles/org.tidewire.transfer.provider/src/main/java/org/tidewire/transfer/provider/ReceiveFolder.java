package org.tidewire.transfer.provider;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.function.Predicate;

import org.tidewire.storage.FilePath;
import org.tidewire.storage.FileType;
import org.tidewire.storage.Storage;

/** Where files from friends go. What a friend calls a file never chooses a folder. */
final class ReceiveFolder {
    private static final int TRIES = 1000;

    private final FilePath folder;

    ReceiveFolder(FilePath folder) {
        this.folder = folder;
    }

    /** Makes the folder, and those above it, where they are missing. */
    synchronized void make(Storage storage) throws IOException {
        FilePath path = FilePath.ROOT;
        for (String name : folder.names()) {
            path = path.child(name);
            if (isFree(storage, path)) {
                create(storage, path);
            }
        }
    }

    private static void create(Storage storage, FilePath path) throws IOException {
        try {
            storage.createFolder(path, FileType.DIRECTORY);
        } catch (FileAlreadyExistsException e) {
            storage.type(path); // somebody was faster, or else this says that nothing can be seen there
        }
    }

    /** Finds a name that neither a file, a partial nor a waiting transfer has. */
    FilePath free(Storage storage, String offered, Predicate<FilePath> taken) throws IOException {
        String name = HarmlessName.of(offered);
        int dot = name.lastIndexOf('.') > 0 ? name.lastIndexOf('.') : name.length();
        for (int number = 1; number <= TRIES; number++) {
            String counted = number == 1 ? name : name.substring(0, dot) + " (" + number + ")" + name.substring(dot);
            FilePath path = folder.child(counted);
            if (!taken.test(path) && isFree(storage, path) && isFree(storage, path.partial())) {
                return path;
            }
        }
        throw new FileAlreadyExistsException(folder.child(name).toString(), null, TRIES + " files have that name");
    }

    private static boolean isFree(Storage storage, FilePath path) throws IOException {
        try {
            storage.type(path);
            return false;
        } catch (NoSuchFileException e) {
            return true;
        }
    }
}
