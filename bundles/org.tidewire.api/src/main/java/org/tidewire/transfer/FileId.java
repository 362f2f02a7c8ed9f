package org.tidewire.transfer;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * What makes a transfer the same one after a restart (Tox, file id).
 *
 * @param hex 32 bytes as 64 lower-case hex digits
 */
public record FileId(String hex) {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

    /**
     * Checks the value.
     *
     * @throws IllegalArgumentException if it is not 64 lower-case hex digits
     */
    public FileId {
        if (!FORM.matcher(hex).matches()) {
            throw new IllegalArgumentException("a file id is 64 lower-case hex digits");
        }
    }

    /**
     * Makes an id nobody can guess.
     *
     * @return a new id
     */
    public static FileId random() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return new FileId(HexFormat.of().formatHex(bytes));
    }
}
