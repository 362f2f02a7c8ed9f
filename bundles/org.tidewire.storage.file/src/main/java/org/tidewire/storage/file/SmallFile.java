package org.tidewire.storage.file;

import static java.nio.file.StandardOpenOption.READ;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** Reads the small files in {@code .wired}, which anybody may have written. */
final class SmallFile {
    private SmallFile() {}

    /** Reads a file; empty if there is none, or no regular one, or one that is longer than we would write. */
    static Optional<byte[]> read(Folder folder, String name, int longest) throws IOException {
        try {
            if (!folder.attributes(name).isRegularFile()) {
                return Optional.empty();
            }
            try (FileChannel file = folder.channel(name, Set.of(READ))) {
                return read(file, longest);
            }
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private static Optional<byte[]> read(FileChannel file, int longest) throws IOException {
        ByteBuffer content = ByteBuffer.allocate(longest + 1);
        int count = 0;
        while (content.hasRemaining() && count >= 0) {
            count = file.read(content);
        }
        boolean fits = content.hasRemaining();
        return fits ? Optional.of(Arrays.copyOf(content.array(), content.position())) : Optional.empty();
    }
}
