package org.tidewire.account.provider;

import java.text.Normalizer;

/** What a login may look like. */
final class Login {
    private static final int MAX = 64;
    private static final String REFUSED = ":@/"; // they part logins from the rest of a URL

    private Login() {}

    /**
     * Checks and normalises a login.
     *
     * @param text as configured; null counts as empty
     * @return its NFC
     * @throws IllegalArgumentException if it is refused; says what is allowed
     */
    static String checked(String text) {
        String login = text == null ? "" : Normalizer.normalize(text, Normalizer.Form.NFC);
        int length = login.codePointCount(0, login.length());
        if (length < 1 || length > MAX || login.codePoints().anyMatch(Login::isRefused)) {
            throw new IllegalArgumentException("login = '" + login.replaceAll("\\p{Cntrl}", "?")
                    + "': 1 to 64 characters are allowed, no control characters and none of " + REFUSED);
        }
        return login;
    }

    private static boolean isRefused(int point) {
        return Character.isISOControl(point)
                || REFUSED.indexOf(point) >= 0
                || (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
    }
}
