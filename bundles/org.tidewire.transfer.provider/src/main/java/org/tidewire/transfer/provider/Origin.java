package org.tidewire.transfer.provider;

import java.util.Optional;
import java.util.OptionalLong;

import org.tidewire.transfer.Checksum;

/**
 * What a PUT was, remembered beside its partial: the checksum says nothing of a partial below one megabyte, nor of bytes
 * beyond the first.
 */
record Origin(Checksum sum, long size, String account) {
    /** Writes it on one line: checksum, size, account. */
    String text() {
        return sum.hex() + " " + size + " " + account;
    }

    /** Reads it; empty if another program left the partial, or the remembrance is damaged. */
    static Optional<Origin> of(String text) {
        String[] parts = text.split(" ", 3);
        OptionalLong size = parts.length < 3 ? OptionalLong.empty() : size(parts[1]);
        if (size.isEmpty() || !parts[0].matches("[0-9a-f]{40}")) {
            return Optional.empty();
        }
        return Optional.of(new Origin(new Checksum(parts[0]), size.getAsLong(), parts[2]));
    }

    private static OptionalLong size(String text) {
        return text.matches("[0-9]{1,18}") ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
    }
}
