package org.tidewire.storage.file;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What lies around a storage's root, and must be neither changed nor read. */
final class Outside {
    /** What a file or folder is like; that somebody has read it shows in the time, where the file system keeps it. */
    private record State(boolean isFolder, long size, FileTime modified, FileTime read, Object key) {}

    /** Long ago, so that file systems that note only the first reading note it. */
    private static final FileTime LONG_AGO = FileTime.fromMillis(86_400_000);

    /** Reads as a comment on a file, too. */
    private static final String SECRET = "file\u001cnobody may read this\u001d";

    private final Path directory;
    private final Map<Path, State> before = new TreeMap<>();

    /** Makes a marker tree beside the root. */
    Outside(Path directory) throws IOException {
        this.directory = directory;
        for (String folder : List.of("outside", "outside/folder", "root2", "etc", "folder")) {
            Files.createDirectories(directory.resolve(folder));
            Files.writeString(directory.resolve(folder).resolve("secret"), SECRET);
            Files.writeString(directory.resolve(folder).resolve("file"), SECRET);
            Files.writeString(directory.resolve(folder).resolve("victim"), SECRET);
            Files.writeString(directory.resolve(folder).resolve("comments"), SECRET);
            Files.writeString(directory.resolve(folder).resolve("type"), SECRET);
        }
        Files.writeString(directory.resolve("secret"), SECRET);
    }

    /** Notes what everything is like. */
    void mark() throws IOException {
        for (Path each : all()) {
            view(each).setTimes(null, LONG_AGO, null);
        }
        for (Path each : each()) {
            before.put(each, state(each));
        }
    }

    /** Tells whether this file system notes that a file was read, and a folder listed. */
    boolean isReadingNoted() throws IOException {
        Path probe = Files.createDirectory(directory.resolve("probe"));
        Path file = Files.writeString(probe.resolve("file"), SECRET);
        view(file).setTimes(null, LONG_AGO, null);
        view(probe).setTimes(null, LONG_AGO, null);
        Files.readString(file);
        try (Stream<Path> files = Files.list(probe)) {
            assertEquals(1, files.count());
        }
        boolean noted =
                !state(file).read().equals(LONG_AGO) && !state(probe).read().equals(LONG_AGO);
        Files.delete(file);
        Files.delete(probe);
        return noted;
    }

    /** Asserts that nothing was changed, made, removed or read since. */
    void assertUntouched() throws IOException {
        Map<Path, State> after = new TreeMap<>();
        for (Path each : before.keySet()) {
            after.put(each, state(each));
        }
        assertEquals(before, after);
        assertEquals(List.copyOf(before.keySet()), each());
        for (Path each : each()) {
            if (Files.isRegularFile(each)) {
                assertEquals(SECRET, new String(Files.readAllBytes(each), StandardCharsets.UTF_8), each::toString);
            }
        }
    }

    private List<Path> each() throws IOException {
        return all().stream().sorted().toList();
    }

    private List<Path> all() throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            return all.filter(each -> !each.startsWith(directory.resolve("root")))
                    .filter(each -> !each.equals(directory))
                    .toList();
        }
    }

    private static State state(Path path) throws IOException {
        BasicFileAttributes found = view(path).readAttributes();
        return new State(
                found.isDirectory(), found.size(), found.lastModifiedTime(), found.lastAccessTime(), found.fileKey());
    }

    private static BasicFileAttributeView view(Path path) {
        return Files.getFileAttributeView(path, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    }
}
