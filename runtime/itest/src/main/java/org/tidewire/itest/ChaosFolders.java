package org.tidewire.itest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.tidewire.storage.FilePath;

/**
 * Where the stores of a chaos have their files.
 *
 * @param root what is the root of the tree
 * @param mounted what is mounted at {@link #MOUNT}
 * @param empty what is the root now and then, and knows nothing of what is in the other
 */
record ChaosFolders(Path root, Path mounted, Path empty) {
    static final FilePath MOUNT = FilePath.of("/mounted");

    private static final Path OPEN = Path.of("/proc/self/fd");

    ChaosFolders(Installation installation) {
        this(
                installation.root(),
                installation.home().resolve("mounted"),
                installation.home().resolve("empty"));
    }

    List<Path> all() {
        return List.of(root, mounted, empty);
    }

    /**
     * Waits until nothing below them is open, now that their storages have stopped. One whose configuration was deleted before may
     * be closing still: its bundle's stop does not wait for that.
     */
    void awaitClosed() throws Exception {
        Await.until("all is closed that was open: " + open(), () -> open().isEmpty());
    }

    /** Lists what this process has open below them. */
    List<String> open() throws IOException {
        List<String> open = new ArrayList<>();
        try (Stream<Path> handles = Files.list(OPEN)) {
            for (Path handle : handles.toList()) {
                open.add(file(handle));
            }
        }
        open.removeIf(file -> all().stream().noneMatch(folder -> file.startsWith(folder.toString())));
        return open;
    }

    private static String file(Path handle) throws IOException {
        try {
            return Files.readSymbolicLink(handle).toString();
        } catch (NoSuchFileException e) {
            return "closed meanwhile";
        }
    }
}
