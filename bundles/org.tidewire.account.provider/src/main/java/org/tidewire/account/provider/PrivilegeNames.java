package org.tidewire.account.provider;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import org.tidewire.account.Privilege;

/** Privileges as configurations write them: lower case with dashes, or one word for all of them. */
final class PrivilegeNames {
    private static final String ALL = "all";

    private PrivilegeNames() {}

    /**
     * Reads privileges.
     *
     * @param texts each a name, or several separated by commas; empty ones mean nothing
     * @return the privileges, immutable
     * @throws IllegalArgumentException if a name is unknown; lists those that are not
     */
    static Set<Privilege> read(String[] texts) {
        Set<Privilege> privileges = EnumSet.noneOf(Privilege.class);
        for (String text : texts) {
            for (String name : text.split(",", -1)) {
                if (name.strip().equals(ALL)) {
                    privileges.addAll(EnumSet.allOf(Privilege.class));
                } else if (!name.isBlank()) {
                    privileges.add(read(name.strip()));
                }
            }
        }
        return Collections.unmodifiableSet(privileges);
    }

    private static Privilege read(String name) {
        for (Privilege privilege : Privilege.values()) {
            if (nameOf(privilege).equals(name)) {
                return privilege;
            }
        }
        String allowed =
                Arrays.stream(Privilege.values()).map(PrivilegeNames::nameOf).collect(Collectors.joining(", "));
        throw new IllegalArgumentException(
                "privileges holds '" + Names.printable(name) + "'; allowed are all, or " + allowed);
    }

    private static String nameOf(Privilege privilege) {
        return privilege.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
