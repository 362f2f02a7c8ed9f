package org.tidewire.storage;

import java.io.IOException;
import java.util.stream.Stream;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Storage that finds names faster than by listing every folder, as by an index. Registered as {@link Storage}; whoever
 * searches asks the service whether it can, and otherwise lists.
 */
@ProviderType
public interface SearchableStorage extends Storage {
    /**
     * Finds what has a part of a name in its name, without regard to case.
     *
     * @param below the folder to search, with all folders in it; itself not included
     * @param part in NFC; empty for everything
     * @return the entries found, in any order; closed and used as that of {@link #list}
     * @throws java.nio.file.NoSuchFileException if nothing lies there
     * @throws java.nio.file.NotDirectoryException if it is a file
     * @throws IOException if the backend cannot tell
     */
    Stream<FileEntry> search(FilePath below, String part) throws IOException;
}
