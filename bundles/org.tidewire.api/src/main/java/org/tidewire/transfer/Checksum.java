package org.tidewire.transfer;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

import org.tidewire.storage.Content;

/**
 * The Wired checksum: SHA-1 of the first megabyte, so that very large files and parts of them can be compared (Wired
 * 4.2).
 *
 * @param hex 40 lower-case hex digits
 */
public record Checksum(String hex) {
    /** How many bytes the checksum covers; all of a shorter file. */
    public static final int COVERED = 1_048_576;

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{40}");

    /**
     * Checks the value.
     *
     * @throws IllegalArgumentException if it is not 40 lower-case hex digits
     */
    public Checksum {
        if (!FORM.matcher(hex).matches()) {
            throw new IllegalArgumentException("a Wired checksum is 40 lower-case hex digits");
        }
    }

    /**
     * Sums the first megabyte of some bytes, or all of them if there are fewer.
     *
     * @param content the bytes, which stay open
     * @return their checksum
     * @throws IOException if they cannot be read, or grew shorter meanwhile
     */
    public static Checksum of(Content content) throws IOException {
        ByteBuffer first = ByteBuffer.allocate((int) Math.min(COVERED, content.size()));
        while (first.hasRemaining()) {
            if (content.read(first, first.position()) < 0) {
                throw new EOFException("the file became shorter while it was summed");
            }
        }
        return of(first.array());
    }

    /**
     * Sums bytes that are at hand.
     *
     * @param first the first {@link #COVERED} bytes of a file, or all of a shorter one
     * @return their checksum
     */
    public static Checksum of(byte[] first) {
        try {
            return new Checksum(
                    HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(first)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-1", e);
        }
    }
}
