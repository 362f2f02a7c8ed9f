package org.tidewire.resume.tox;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

import org.osgi.service.log.Logger;

/**
 * The records on the disk, a file each. For any number of threads, as long as no two work on the same record.
 *
 * <p>A write is seen whole or not at all: temporary file, force, atomic move, force of the folder.
 */
final class RecordFolder {
    /** How the files end that are not yet records. */
    static final String TEMPORARY = ".new";

    /** The most bytes of a record: a path has 4,096 and a name 255, and six times as many where nothing can be seen. */
    private static final int LONGEST = 65_536;

    private final Path directory;
    private final Aside aside;
    private final Logger log;

    /**
     * Opens the directory, and makes it if it does not exist.
     *
     * @throws IOException if there is no directory that can be made
     */
    RecordFolder(Path directory, Logger log) throws IOException {
        try {
            PrivateFile.makeFolder(directory);
        } catch (IOException e) {
            throw new IOException("directory is " + directory + ", which is no directory and cannot be made one", e);
        }
        this.directory = directory;
        this.log = log;
        aside = new Aside(directory, log);
    }

    /**
     * Reads all records, in any order. What has a record's name and is none is set aside, as is what a crash left half
     * written; files of other names are left alone.
     *
     * @throws IOException if the directory cannot be listed
     */
    List<ResumeRecord> load() throws IOException {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(directory, RecordFolder::isOurs)) {
            all.forEach(files::add);
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        List<Loaded> read =
                files.parallelStream().map(Loaded::of).toList(); // the disk and the checks of several at once
        List<ResumeRecord> records = new ArrayList<>(read.size());
        for (Loaded each : read) {
            if (each.record() == null) {
                setAside(each.file(), each.fault());
            } else {
                records.add(each.record());
            }
        }
        return records;
    }

    /** A file and the record it is, or else null and why it is none. */
    private record Loaded(Path file, ResumeRecord record, String fault) {
        static Loaded of(Path file) {
            try {
                return new Loaded(file, read(file), "");
            } catch (IOException | IllegalArgumentException e) {
                return new Loaded(file, null, e.getMessage());
            }
        }
    }

    private static boolean isOurs(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(RecordKey.SUFFIX) || name.endsWith(RecordKey.SUFFIX + TEMPORARY);
    }

    private static ResumeRecord read(Path file) throws IOException {
        String name = file.getFileName().toString();
        if (name.endsWith(TEMPORARY)) {
            throw new IOException("it was still being written when the program ended");
        }
        ResumeRecord record = RecordText.read(PrivateFile.read(file, LONGEST));
        if (!record.key().fileName().equals(name)) {
            throw new IOException("what it says belongs into " + record.key().fileName());
        }
        return record;
    }

    private void setAside(Path file, String why) {
        try {
            aside.take(file, why);
        } catch (IOException e) {
            log.error("{} is no record ({}) and could not be set aside", Escapes.escape(file.toString()), why, e);
        }
    }

    /**
     * Writes a record that was not there; durable when this returns.
     *
     * @throws IOException if it cannot be written; it is not there then
     */
    void add(ResumeRecord record) throws IOException {
        Path file = file(record);
        if (Files.exists(file, NOFOLLOW_LINKS)) {
            aside.take(file, "it came while the program ran");
        }
        try {
            replace(record);
        } catch (IOException e) {
            removeQuietly(file, e);
            throw e;
        }
    }

    /**
     * Writes a record anew; durable when this returns.
     *
     * @throws IOException if it cannot be written; either the old one or the new one is there then
     */
    void replace(ResumeRecord record) throws IOException {
        byte[] bytes = RecordText.write(record);
        if (bytes.length > LONGEST) {
            throw new IOException("a record may have " + LONGEST + " bytes, this has " + bytes.length);
        }
        Path file = file(record);
        Path temporary = directory.resolve(file.getFileName() + TEMPORARY);
        try {
            Files.deleteIfExists(temporary);
            PrivateFile.write(temporary, bytes);
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
            PrivateFile.forceNames(directory);
        } catch (IOException e) {
            removeQuietly(temporary, e);
            throw new IOException("the record cannot be written into " + directory + ": " + e, e);
        }
    }

    /**
     * Deletes a record; gone for good when this returns. Harmless twice.
     *
     * @throws IOException if it cannot be deleted; whether it is there after a restart is unknown
     */
    void delete(ResumeRecord record) throws IOException {
        try {
            Files.deleteIfExists(file(record));
            PrivateFile.forceNames(directory);
        } catch (IOException e) {
            throw new IOException("the record cannot be deleted from " + directory + ": " + e, e);
        }
    }

    private Path file(ResumeRecord record) {
        return directory.resolve(record.key().fileName());
    }

    private static void removeQuietly(Path file, IOException cause) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }
}
