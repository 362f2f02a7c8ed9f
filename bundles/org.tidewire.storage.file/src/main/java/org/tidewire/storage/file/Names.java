package org.tidewire.storage.file;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;

/** The names in a directory but {@code .} and {@code ..}, in no order, read from the disk as they are asked for. */
final class Names implements Closeable {
    private final DirectoryStream<Path> stream;
    private final Iterator<Path> entries;

    Names(DirectoryStream<Path> stream) {
        this.stream = stream;
        this.entries = stream.iterator();
    }

    /** Reads one more; empty at the end, and once this is closed. */
    Optional<String> next() throws IOException {
        try {
            while (entries.hasNext()) {
                Path entry = entries.next().getFileName();
                if (isReversible(entry)) {
                    return Optional.of(entry.toString());
                }
            }
            return Optional.empty();
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
    }

    /** A name that cannot be written back, as in a foreign character set, is not shown. */
    private static boolean isReversible(Path entry) {
        String name = entry.toString();
        try {
            return name.indexOf('\uFFFD') < 0 || Path.of(name).equals(entry);
        } catch (InvalidPathException e) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }
}
