package org.tidewire.account.provider;

import java.text.Normalizer;

/** What logins and the names of groups may look like. */
final class Names {
    private static final int MAX = 64;
    private static final String REFUSED = ":@/"; // they part logins from the rest of a URL

    private Names() {}

    /**
     * Checks and normalises a name.
     *
     * @param key where it is configured
     * @param text as configured; null counts as empty
     * @return its NFC
     * @throws IllegalArgumentException if it is refused; says what is allowed
     */
    static String checked(String key, String text) {
        String name = text == null ? "" : Normalizer.normalize(text, Normalizer.Form.NFC);
        int length = name.codePointCount(0, name.length());
        if (length < 1 || length > MAX || name.codePoints().anyMatch(Names::isRefused)) {
            throw new IllegalArgumentException(key + " = '" + printable(name)
                    + "': 1 to 64 characters are allowed, no control characters and none of " + REFUSED);
        }
        return name;
    }

    /**
     * Makes a refused text fit for a log.
     *
     * @param text anything
     * @return without control characters
     */
    static String printable(String text) {
        return text.replaceAll("\\p{Cc}", "?");
    }

    private static boolean isRefused(int point) {
        return Character.isISOControl(point)
                || REFUSED.indexOf(point) >= 0
                || (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
    }
}
