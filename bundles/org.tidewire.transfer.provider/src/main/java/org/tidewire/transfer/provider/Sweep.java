package org.tidewire.transfer.provider;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

import org.osgi.service.log.Logger;
import org.tidewire.storage.FileEntry;
import org.tidewire.storage.FilePath;
import org.tidewire.storage.FileType;
import org.tidewire.storage.PartialFile;
import org.tidewire.storage.Storage;
import org.tidewire.transfer.TransferException;

/** One walk through a storage, for partials that nobody has gone on with. Stops at the next entry when told to. */
final class Sweep {
    private final Storage storage;
    private final Register register;
    private final Memory memory;
    private final BooleanSupplier goesOn;
    private final Logger log;
    private final Deque<FilePath> folders = new ArrayDeque<>(List.of(FilePath.ROOT));
    private final Set<FilePath> stuck = new HashSet<>();

    Sweep(Storage storage, Register register, Memory memory, BooleanSupplier goesOn, Logger log) {
        this.storage = storage;
        this.register = register;
        this.memory = memory;
        this.goesOn = goesOn;
        this.log = log;
    }

    /** Removes what was changed last before a moment; gives what it could not, and logs what was not known to be so. */
    Set<FilePath> run(Instant before, Set<FilePath> known) {
        while (goesOn.getAsBoolean() && !folders.isEmpty()) {
            FilePath folder = folders.pop();
            try (Stream<FileEntry> entries = storage.list(folder)) {
                Iterator<FileEntry> each = entries.iterator();
                while (goesOn.getAsBoolean() && each.hasNext()) {
                    visit(each.next(), before, known);
                }
            } catch (IOException e) {
                failed(folder, e, known);
            } catch (UncheckedIOException e) {
                failed(folder, e.getCause(), known);
            }
        }
        return stuck;
    }

    private void visit(FileEntry entry, Instant before, Set<FilePath> known) {
        if (entry.type() != FileType.FILE) {
            folders.push(entry.path());
        } else if (entry.partial() && entry.modified().isBefore(before)) {
            entry.path().target().ifPresent(target -> expire(target, before, known));
        }
    }

    /** Nobody begins to upload under the name meanwhile; and somebody may have since the folder was listed. */
    private void expire(FilePath target, Instant before, Set<FilePath> known) {
        if (!register.close(target)) {
            return;
        }
        try {
            if (storage.stat(target.partial()).modified().isBefore(before)) {
                PartialFile abandoned = storage.reopen(target)
                        .orElseThrow(() -> new IOException("it is not there under its target's name"));
                remove(abandoned, target);
            }
        } catch (IOException e) {
            failed(target.partial(), e, known);
        } finally {
            register.reopen(target);
        }
    }

    /** What a friend may still offer again stays as long as the resume policy knows of it. */
    private void remove(PartialFile abandoned, FilePath target) throws IOException {
        try (abandoned) {
            if (!memory.knows(abandoned.origin(), target)) {
                abandoned.discard();
                log.info("{} was abandoned, and is removed.", target.partial());
            }
        }
    }

    /** Whatever has gone by itself, or with its storage, is nobody's trouble. */
    private void failed(FilePath path, IOException fault, Set<FilePath> known) {
        boolean gone = fault instanceof NoSuchFileException || fault instanceof TransferException;
        if (gone || !goesOn.getAsBoolean()) {
            return;
        }
        stuck.add(path);
        if (!known.contains(path)) {
            log.warn("Partials cannot be removed at {}: {}", path, Course.text(fault));
        }
    }
}
