package org.tidewire.events.provider;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import org.tidewire.storage.FileEntry;
import org.tidewire.storage.FilePath;
import org.tidewire.storage.FileType;
import org.tidewire.storage.Storage;
import org.tidewire.storage.StorageTree;
import org.tidewire.storage.StorageTree.Place;
import org.tidewire.transfer.Direction;
import org.tidewire.transfer.TransferInfo;

/** What arrives, from its beginning until its end was told; and what became of what arrived when an engine ended. */
final class Arrivals {
    /** What is known of a file whose end nobody has told. */
    enum Fate {
        /** It is there. */
        ARRIVED,
        /** A part of it is there, with which the engine may go on. */
        UNFINISHED,
        /** It is not there, or another file is. */
        GONE,
        /** Its storage is not there. */
        UNKNOWN
    }

    private final Notes notes;
    private final Supplier<StorageTree> tree;
    private final Set<FilePath> former = ConcurrentHashMap.newKeySet();

    /**
     * Notes nothing yet.
     *
     * @param notes where notes are kept
     * @param tree gives all storage; null while there is no engine
     */
    Arrivals(Notes notes, Supplier<StorageTree> tree) {
        this.notes = notes;
        this.tree = tree;
    }

    /** Gives what was arriving when the last engine ended, or the process. */
    List<Note> former() {
        List<Note> all = notes.former();
        all.forEach(note -> former.add(note.path()));
        return all;
    }

    /** Tells whether the file of a note was arriving when the last engine ended. */
    boolean wasFormer(Note note) {
        return former.contains(note.path());
    }

    /** Follows a transfer that is not over. */
    void follow(TransferInfo before, TransferInfo after) {
        if (after.direction() == Direction.INCOMING) {
            Note former = notes.at(before.path());
            if (former != null && !before.path().equals(after.path())) { // somebody has chosen another path
                notes.drop(former);
            }
            Note known = notes.at(after.path());
            String backend = place(after.path());
            notes.keep(Note.of(after, backend.isEmpty() && known != null ? known.storage() : backend));
        }
    }

    /** Gives the note of a transfer that is over, which is to be dropped when its end was told; null if there is none. */
    Note of(TransferInfo over) {
        Note note = over.direction() == Direction.INCOMING ? notes.at(over.path()) : null;
        boolean another =
                note != null && note.info().number() > 0 && note.info().number() != over.number();
        return another ? null : note; // another transfer has begun at its path already
    }

    /** Drops the note of what was told. */
    void told(Note note) {
        notes.drop(note);
        former.remove(note.path());
    }

    private String place(FilePath path) {
        StorageTree now = tree.get();
        try {
            return now == null ? "" : now.at(path).name();
        } catch (IOException e) {
            return ""; // there is no storage at present
        }
    }

    /** Tells whether nothing has begun, ended or been told at its path since the note was read. */
    boolean isOpen(Note note) {
        return notes.has(note);
    }

    /**
     * Looks what became of a file. The partial first: it becomes the file in one step, so that one of both is seen.
     *
     * @throws IOException if its storage cannot tell
     */
    Fate fate(Note note) throws IOException {
        StorageTree now = tree.get();
        if (now == null) {
            return Fate.UNKNOWN;
        }
        Place place = now.at(note.path());
        if (!note.storage().isEmpty() && !note.storage().equals(place.name())) {
            return Fate.UNKNOWN; // another backend stands in for it
        }
        if (find(place.storage(), place.path().partial()).isPresent()) {
            return Fate.UNFINISHED;
        }
        Optional<FileEntry> file = find(place.storage(), place.path())
                .filter(entry -> entry.type() == FileType.FILE && note.fits(entry.size()));
        return file.isPresent() ? Fate.ARRIVED : Fate.GONE;
    }

    private static Optional<FileEntry> find(Storage storage, FilePath path) throws IOException {
        try {
            return Optional.of(storage.stat(path));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }
}
