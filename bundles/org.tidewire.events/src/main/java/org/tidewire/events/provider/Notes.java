package org.tidewire.events.provider;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import org.osgi.service.log.Logger;
import org.tidewire.storage.FilePath;

/**
 * Notes of what arrives, one for a path, each a small file. They are not forced to the disk: they are for a process that is killed,
 * which what the system remembers outlives, and not for a loss of power. Safe for any thread.
 */
final class Notes {
    private static final String SUFFIX = ".note";
    private static final String NEW = ".new";

    private final Path folder; // null where a framework keeps no files: nothing outlives it then
    private final Logger log;
    private final Map<FilePath, Note> all = new HashMap<>();

    /** Begins with what is on the disk. */
    Notes(Path folder, Logger log) {
        this.folder = folder;
        this.log = log;
        if (folder != null) {
            try {
                Files.createDirectories(folder);
                readAll();
            } catch (IOException | DirectoryIteratorException e) {
                log.warn("What has arrived before is not told again: {} cannot be read", folder, e);
            }
        }
    }

    /** Gives all there are, and makes them notes of an engine that has ended. */
    synchronized List<Note> former() {
        all.replaceAll((path, note) -> note.former());
        return List.copyOf(all.values());
    }

    private void readAll() throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + SUFFIX)) {
            for (Path file : files) {
                read(file);
            }
        }
        try (DirectoryStream<Path> unfinished = Files.newDirectoryStream(folder, "*" + SUFFIX + NEW)) {
            for (Path file : unfinished) {
                Files.deleteIfExists(file); // the process was killed as it wrote it
            }
        }
    }

    private void read(Path file) throws IOException {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (IOException e) {
            log.warn(
                    "It is not told whether what {} is about has arrived: it cannot be read, and is left there",
                    file,
                    e);
            return;
        }
        try {
            Note note = Note.read(bytes);
            all.put(note.path(), note);
        } catch (IOException e) {
            log.info("{} is no note, and is deleted: {}", file, e.toString());
            Files.deleteIfExists(file);
        }
    }

    /** Keeps one, instead of any for the same path. At every moment there is the one or the other on the disk. */
    synchronized void keep(Note note) {
        Note before = all.put(note.path(), note);
        boolean same = before != null && before.former().equals(note.former()); // numbers are not written
        if (same || folder == null) {
            return;
        }
        try {
            Path file = file(note.path());
            Path made = folder.resolve(file.getFileName() + NEW);
            Files.write(made, note.bytes());
            Files.move(made, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            log.warn("Should the process be killed, it is not told that {} has arrived: {}", note.path(), e.toString());
        }
    }

    /** Drops one, unless another has taken its place. */
    synchronized void drop(Note note) {
        if (!all.remove(note.path(), note) || folder == null) {
            return;
        }
        try {
            Files.deleteIfExists(file(note.path()));
        } catch (IOException e) {
            log.warn("It will be told once more that {} has arrived: {}", note.path(), e.toString());
        }
    }

    synchronized boolean has(Note note) {
        return note.equals(all.get(note.path()));
    }

    /** Gives the one for a path; null if there is none. */
    synchronized Note at(FilePath path) {
        return all.get(path);
    }

    private Path file(FilePath path) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(path.toString().getBytes(UTF_8));
            return folder.resolve(HexFormat.of().formatHex(digest) + SUFFIX);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
