package org.tidewire.interop;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The bytes of all files that are sent here: each follows from its position, so either kind of peer can make and check them. */
final class Pattern {
    private static final int BUFFER = 65_536;

    private Pattern() {}

    /** Writes the first bytes. */
    static void write(OutputStream out, long size) throws IOException {
        byte[] buffer = new byte[BUFFER];
        for (long position = 0; position < size; position += BUFFER) {
            int length = (int) Math.min(BUFFER, size - position);
            for (int i = 0; i < length; i++) {
                buffer[i] = byteAt(position + i);
            }
            out.write(buffer, 0, length);
        }
    }

    static byte byteAt(long position) {
        return (byte) (position ^ position >> 8 ^ position >> 16);
    }

    /** The SHA-256 of the first bytes. */
    static String sum(long size) throws IOException {
        MessageDigest digest = sha256();
        try (OutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
            write(out, size);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** The SHA-256 of a file. */
    static String sum(Path file) throws IOException {
        MessageDigest digest = sha256();
        try (InputStream in = Files.newInputStream(file);
                OutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
            in.transferTo(out);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
