package org.tidewire.account.provider;

import java.util.HashMap;
import java.util.Map;

import org.osgi.framework.Constants;
import org.tidewire.account.Account;
import org.tidewire.account.config.AccountConfig;
import org.tidewire.account.config.PasswordHash;
import org.tidewire.storage.FilePath;

/**
 * An account's configuration, checked.
 *
 * @param login who
 * @param password what a password is checked against
 * @param own what it may do without a group
 * @param group the name of the group that decides instead; empty for none
 * @param home the folder that is its root
 * @param shown the properties of its service: the name; a group and a ranking if there are any
 */
record Terms(String login, PasswordHash password, Grant own, String group, FilePath home, Map<String, Object> shown) {
    /**
     * Reads a configuration.
     *
     * @throws IllegalArgumentException if a value is refused; names the account, the key and what is allowed
     */
    static Terms of(AccountConfig config, Map<String, Object> properties) {
        String login = Names.checked("login", config.login());
        try {
            String group = config.group().isBlank()
                    ? ""
                    : Names.checked("group", config.group().strip());
            return new Terms(
                    login,
                    PasswordHash.parse(config.password().strip()),
                    Grant.of(config.privileges(), properties),
                    group,
                    home(config.home().strip()),
                    shown(login, group, properties.get(Constants.SERVICE_RANKING)));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("account " + login + ": " + e.getMessage(), e);
        }
    }

    private static Map<String, Object> shown(String login, String group, Object ranking) {
        Map<String, Object> shown = new HashMap<>(Map.of(Account.NAME, login));
        if (!group.isEmpty()) {
            shown.put(Account.GROUP, group);
        }
        if (ranking != null) {
            shown.put(Constants.SERVICE_RANKING, ranking(ranking.toString()));
        }
        return Map.copyOf(shown);
    }

    private static FilePath home(String text) {
        try {
            return FilePath.of(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("home = '" + Names.printable(text) + "': " + e.getMessage(), e);
        }
    }

    private static Integer ranking(String text) {
        try {
            return Integer.valueOf(text.strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    Constants.SERVICE_RANKING + " = '" + Names.printable(text) + "': a whole number is allowed", e);
        }
    }
}
