package org.tidewire.storage.kit;

import java.io.IOException;
import java.util.Optional;

import org.tidewire.storage.FilePath;
import org.tidewire.storage.Storage;

/** The backend under test, as every part of the contract sees it. */
interface Subject {
    /** The file that most tests use. */
    FilePath FILE = FilePath.of("/file.bin");

    /** The backend, which held nothing when the test began. */
    Storage storage();

    /** A second one on what the first holds, which died; empty if nothing outlives it. */
    Optional<Storage> died() throws Exception;

    /** Leaves a big partial of zeros; false if the backend cannot. */
    boolean left(FilePath target, long size) throws IOException;
}
