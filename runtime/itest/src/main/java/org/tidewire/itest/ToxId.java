package org.tidewire.itest;

import java.util.HexFormat;
import java.util.Locale;

/** Tox IDs of people who are nowhere. */
final class ToxId {
    private static final int KEY = 32;
    private static final int NOSPAM = 4;

    private ToxId() {}

    /**
     * Makes a Tox ID: key, nospam, checksum (Tox specification, Tox ID).
     *
     * @param first what the key begins with, so that several differ
     */
    static String of(int first) {
        byte[] id = new byte[KEY + NOSPAM + 2];
        id[0] = (byte) first;
        for (int i = 0; i < KEY + NOSPAM; i++) {
            id[KEY + NOSPAM + i % 2] ^= id[i];
        }
        return HexFormat.of().formatHex(id).toUpperCase(Locale.ROOT);
    }
}
