package org.tidewire.wired.client.provider;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Arrays;

import org.tidewire.storage.FilePath;
import org.tidewire.wired.client.RemoteFile;

/**
 * What a partial is the beginning of: kept in a hidden file beside it, as a partial alone tells nothing. It holds no
 * position: that is the partial's size.
 *
 * @param server {@code host:port}
 * @param path the file there
 * @param size its bytes
 * @param checksum its Wired checksum
 * @param modified when it was changed
 */
record Origin(String server, FilePath path, long size, String checksum, Instant modified) {
    private static final String SUFFIX = FilePath.PARTIAL_SUFFIX + ".origin";

    static Origin of(String server, RemoteFile file) {
        return new Origin(
                server,
                file.entry().path(),
                file.entry().size(),
                file.checksum(),
                file.entry().modified());
    }

    /** Tells where the origin of a target's partial is kept. */
    static Path place(Path target) {
        return target.resolveSibling("." + target.getFileName() + SUFFIX);
    }

    /** Tells whether a name is one that this client uses for files under way. */
    static boolean isReserved(String name) {
        return name.endsWith(FilePath.PARTIAL_SUFFIX) || (name.startsWith(".") && name.endsWith(SUFFIX));
    }

    /** Tells whether exactly this was written there. */
    boolean isAt(Path place) throws IOException {
        if (!Files.isRegularFile(place, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        byte[] expected = bytes();
        try (InputStream input = Files.newInputStream(place, LinkOption.NOFOLLOW_LINKS)) {
            return Arrays.equals(expected, input.readNBytes(expected.length + 1));
        }
    }

    /** Writes it; one that is torn equals none. */
    void write(Path place) throws IOException {
        Files.write(
                place,
                bytes(),
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE,
                LinkOption.NOFOLLOW_LINKS);
    }

    private byte[] bytes() {
        return ("server=" + server + "\npath=" + path + "\nsize=" + size + "\nchecksum=" + checksum + "\nmodified="
                        + modified + "\n")
                .getBytes(UTF_8);
    }
}
