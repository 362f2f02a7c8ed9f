package org.tidewire.account.provider;

import java.util.Map;
import java.util.Set;

import org.tidewire.account.AccountLimits;
import org.tidewire.account.Privilege;

/**
 * What an account or a group may do, and how much.
 *
 * @param privileges what, immutable
 * @param limits how much
 */
record Grant(Set<Privilege> privileges, AccountLimits limits) {
    /** What one has who may do nothing. */
    static final Grant NOTHING = new Grant(Set.of(), AccountLimits.NONE);

    /**
     * Reads what a configuration gives.
     *
     * @param privileges as written
     * @param properties the configuration as it was written, since Declarative Services do not say which key it was whose
     *     value is no number
     * @throws IllegalArgumentException if a value is refused; names the key and what is allowed
     */
    static Grant of(String[] privileges, Map<String, Object> properties) {
        AccountLimits limits = new AccountLimits(
                limit(properties, "download.speed", Long.MAX_VALUE),
                limit(properties, "upload.speed", Long.MAX_VALUE),
                (int) limit(properties, "downloads", Integer.MAX_VALUE),
                (int) limit(properties, "uploads", Integer.MAX_VALUE));
        return new Grant(PrivilegeNames.read(privileges), limits);
    }

    private static long limit(Map<String, Object> properties, String key, long most) {
        String text = String.valueOf(properties.getOrDefault(key, 0)).strip();
        try {
            long value = Long.parseLong(text);
            if (value >= 0 && value <= most) {
                return value;
            }
            throw refused(key, text, most, null);
        } catch (NumberFormatException e) {
            throw refused(key, text, most, e);
        }
    }

    private static IllegalArgumentException refused(String key, String text, long most, Exception cause) {
        return new IllegalArgumentException(
                key + " = '" + Names.printable(text) + "': 0 (no limit) to " + most + " is allowed", cause);
    }
}
