package org.tidewire.resume.tox;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Set;

/** Files and folders that are the owner's alone, where the file system knows such a thing. */
final class PrivateFile {
    private PrivateFile() {}

    /**
     * Makes a folder and those above it, mode 0700, for good: a record is no safer than the folder it lies in. One that
     * exists, or a link to one, is left as it is.
     */
    static void makeFolder(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        Path parent = folder.toAbsolutePath().getParent();
        makeFolder(parent);
        Files.createDirectory(folder, mode(folder, "rwx------"));
        forceNames(parent);
    }

    /**
     * Reads a file; links are not followed.
     *
     * @throws IOException if it is no file, is longer than the limit, or cannot be read
     */
    static byte[] read(Path file, int limit) throws IOException {
        // Asked before opening: opening a pipe would wait for ever.
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class, NOFOLLOW_LINKS);
        if (!attributes.isRegularFile()) {
            throw new IOException("it is no file");
        }
        if (attributes.size() > limit) {
            throw new IOException("it has more than the " + limit + " bytes it may have");
        }
        // A plain stream, for thousands are read at a start: a channel costs twice as much.
        try (InputStream in = new FileInputStream(file.toFile())) {
            byte[] bytes = new byte[(int) attributes.size()];
            return Arrays.copyOf(bytes, in.readNBytes(bytes, 0, bytes.length));
        }
    }

    /** Makes a file, mode 0600; its bytes are on the disk when this returns, its name need not be. */
    static void write(Path file, byte[] bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(file, Set.of(CREATE_NEW, WRITE), mode(file, "rw-------"))) {
            ByteBuffer rest = ByteBuffer.wrap(bytes);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        }
    }

    /** Forces a folder's names to the disk, where a system lets one open folders. */
    static void forceNames(Path folder) throws IOException {
        if (isPosix(folder)) {
            try (FileChannel channel = FileChannel.open(folder, READ)) {
                channel.force(true);
            }
        }
    }

    private static FileAttribute<?>[] mode(Path file, String permissions) {
        return isPosix(file)
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    private static boolean isPosix(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
