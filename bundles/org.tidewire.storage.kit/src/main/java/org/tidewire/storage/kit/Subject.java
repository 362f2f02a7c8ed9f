package org.tidewire.storage.kit;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.tidewire.storage.EditableStorage;
import org.tidewire.storage.FileEntry;
import org.tidewire.storage.FilePath;
import org.tidewire.storage.Storage;

/** The backend under test, as every part of the contract sees it. */
interface Subject {
    /** The file that most tests use. */
    FilePath FILE = FilePath.of("/file.bin");

    /** The backend, which held nothing when the test began. */
    Storage storage();

    /** The same backend, if it can be edited; the test is skipped otherwise. */
    default EditableStorage editable() {
        assumeTrue(storage() instanceof EditableStorage, "this backend cannot be edited");
        return (EditableStorage) storage();
    }

    /** All that a folder lists. */
    default List<FileEntry> listed(FilePath folder) throws IOException {
        try (Stream<FileEntry> entries = storage().list(folder)) {
            return entries.toList();
        }
    }

    /** A second one on what the first holds, which died; empty if nothing outlives it. */
    Optional<Storage> died() throws Exception;

    /** Leaves a big partial of zeros; false if the backend cannot. */
    boolean left(FilePath target, long size) throws IOException;

    /** Leaves many children named by their numbers, from 0. */
    void leftMany(FilePath folder, int count) throws IOException;
}
