package org.tidewire.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** A folder of small files in several folders, as there are many in a source tree. */
final class SmallFiles {
    private static final int FOLDERS = 20;
    private static final int SIZE = 4096;
    private static final String NOTES = ".wired"; // where our server keeps what it knows of a folder's files

    private SmallFiles() {}

    /** Makes it: random bytes, so that nothing on the way can be clever. */
    static void make(Path root, int files) throws IOException {
        Random random = new Random(1);
        byte[] bytes = new byte[SIZE];
        for (int i = 0; i < files; i++) {
            Path folder = Files.createDirectories(root.resolve("folder " + i % FOLDERS));
            random.nextBytes(bytes);
            Files.write(folder.resolve("file-" + i + ".bin"), bytes);
        }
    }

    /**
     * Compares byte for byte.
     *
     * @throws IOException naming a file that is missing, differs, or is too many
     */
    static void checkEqual(Path source, Path target) throws IOException {
        List<Path> wanted = names(source);
        List<Path> found = names(target);
        if (!wanted.equals(found)) {
            throw new IOException(target + " has " + found.size() + " names, wanted are " + wanted.size());
        }
        for (Path each : wanted) {
            Path copy = target.resolve(each);
            if (Files.isRegularFile(copy) && Files.mismatch(source.resolve(each), copy) >= 0) {
                throw new IOException(copy + " differs");
            }
        }
    }

    /** Deletes all of it. */
    static void delete(Path root) throws IOException {
        try (Stream<Path> walk = Files.walk(root)) {
            List<Path> deepestFirst = walk.sorted(Comparator.reverseOrder()).toList();
            for (Path each : deepestFirst) {
                Files.delete(each);
            }
        }
    }

    private static List<Path> names(Path root) throws IOException {
        try (Stream<Path> walk = Files.walk(root)) {
            return walk.map(root::relativize)
                    .filter(each -> !each.toString().contains(NOTES))
                    .sorted()
                    .toList();
        }
    }
}
