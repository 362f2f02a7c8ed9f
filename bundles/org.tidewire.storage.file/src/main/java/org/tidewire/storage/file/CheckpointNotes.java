package org.tidewire.storage.file;

import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import java.util.Set;

import org.tidewire.storage.FilePath;

/** Remembers how far partials are durable: one file for each in {@code .wired}, under the target's name and a suffix. */
final class CheckpointNotes {
    /** Not longer than that of partials, so that no name gets too long. */
    private static final String SUFFIX = ".checkpoint";

    private CheckpointNotes() {}

    private static String name(FilePath partial) {
        String name = partial.name();
        return name.substring(0, name.length() - FilePath.PARTIAL_SUFFIX.length()) + SUFFIX;
    }

    /** Replaces what was noted; durable once the folder {@code .wired}, which is given, is forced. */
    static void write(Folder staging, Folder wired, FilePath partial, Checkpoint checkpoint) throws IOException {
        Staging.put(staging, wired, name(partial), CheckpointSlots.file(checkpoint));
    }

    /** Opens a note, which exists, to write on. */
    static FileChannel open(Folder folder, FilePath partial) throws IOException {
        try (Folder wired = folder.folder(Staging.WIRED)) {
            return wired.channel(name(partial), Set.of(READ, WRITE));
        }
    }

    /** Recalls; empty if there is no note. One that cannot be read says that nothing is durable, nor to be trusted. */
    static Optional<CheckpointSlots.Newest> read(Folder folder, FilePath partial) throws IOException {
        Optional<Folder> wired = Staging.wired(folder);
        if (wired.isEmpty()) {
            return Optional.empty();
        }
        try (Folder held = wired.get()) {
            held.attributes(name(partial));
            byte[] file = SmallFile.read(held, name(partial), CheckpointSlots.FILE_SIZE)
                    .orElse(new byte[0]);
            return Optional.of(CheckpointSlots.newest(file));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** Forgets, if anything is known. */
    static void delete(Folder folder, FilePath partial) throws IOException {
        Optional<Folder> wired = Staging.wired(folder);
        if (wired.isEmpty()) {
            return;
        }
        try (Folder held = wired.get()) {
            held.delete(name(partial));
        } catch (NoSuchFileException e) {
            return; // Another program's partial has none.
        }
    }
}
