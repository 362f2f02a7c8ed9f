package org.tidewire.storage.file;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

import org.tidewire.storage.FilePath;

/** Finds the directory that a configuration means. */
final class Roots {
    private Roots() {}

    /** Checks the configuration and makes the directory if it does not exist; links above it are the operator's. */
    static Path directory(Config config) throws IOException {
        if (config.storage_name() == null || config.storage_name().isEmpty()) {
            throw new IllegalArgumentException("storage.name is empty; it must be a name");
        }
        if (config.root() == null || config.root().isEmpty()) {
            throw new IllegalArgumentException("root is empty; it must be a directory");
        }
        requirePath(config.storage_mount());
        try {
            return directory(Path.of(config.root()));
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("root is " + config.root() + "; it must be a directory", e);
        }
    }

    /** Makes the directory if it does not exist. */
    static Path directory(Path root) throws IOException {
        try {
            return Files.createDirectories(root.toAbsolutePath()).toRealPath();
        } catch (FileAlreadyExistsException e) {
            throw new IllegalArgumentException("root is " + root + ", which is no directory", e);
        }
    }

    private static void requirePath(String mount) {
        try {
            FilePath.of(mount);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "storage.mount is '" + mount + "'; it must be a path, as /archive: " + e.getMessage(), e);
        }
    }
}
