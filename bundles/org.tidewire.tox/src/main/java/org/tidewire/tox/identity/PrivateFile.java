package org.tidewire.tox.identity;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Reads and writes a small file that is the owner's alone. */
final class PrivateFile {
    private PrivateFile() {}

    /** Reads a file; refuses a longer one before its bytes are taken in. */
    static byte[] read(Path path, int limit) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            byte[] bytes = in.readNBytes(limit + 1);
            if (bytes.length > limit) {
                throw new IOException(path + " has more than the " + limit + " bytes it may have");
            }
            return bytes;
        }
    }

    /** Puts a file in place, whole or not at all, even if the power fails. A link to it stays a link. */
    static void write(Path path, byte[] bytes) throws IOException {
        Path target = Files.exists(path) ? path.toRealPath() : path.toAbsolutePath();
        Path folder = Files.createDirectories(target.getParent());
        // Java makes temporary files readable by the owner alone (0600) where the file system can.
        Path temporary = Files.createTempFile(folder, "." + target.getFileName(), ".new");
        try {
            try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
                ByteBuffer rest = ByteBuffer.wrap(bytes);
                while (rest.hasRemaining()) {
                    channel.write(rest);
                }
                channel.force(true);
            }
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
            forceNames(folder);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /** Forces a folder's names to the disk, where a system lets one open folders: else the new file might be forgotten. */
    private static void forceNames(Path folder) throws IOException {
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
                names.force(true);
            }
        }
    }
}
