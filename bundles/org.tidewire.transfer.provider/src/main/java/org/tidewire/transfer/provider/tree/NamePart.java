package org.tidewire.transfer.provider.tree;

import java.text.Normalizer;
import java.util.Locale;

/** A part of a name, looked for without regard to case. */
final class NamePart {
    private final String folded;

    NamePart(String part) {
        folded = fold(part);
    }

    boolean isIn(String name) {
        return fold(name).contains(folded);
    }

    /** By way of capitals, since some letters have two small ones. */
    private static String fold(String name) {
        String small = name.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        return Normalizer.normalize(small, Normalizer.Form.NFC);
    }
}
