package org.tidewire.tox;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

import org.tidewire.tox.crypto.PublicKey;

/**
 * The friends that are configured, and who of them counts. A changed configuration arrives as another one of the same name,
 * before or after the old one leaves. Belongs to one thread.
 */
final class Members {
    private final PublicKey own;
    private final Map<String, ConfiguredFriend> configured = new LinkedHashMap<>();

    /** Nobody yet; our own key never counts. */
    Members(PublicKey own) {
        this.own = own;
    }

    /** Takes a friend in; in the place of one of the same name, which it replaces. */
    void add(ConfiguredFriend friend) {
        configured.put(friend.name(), friend);
    }

    /** Lets go of a friend; of one who was replaced nothing is left to let go. */
    void remove(ConfiguredFriend friend) {
        configured.remove(friend.name(), friend);
    }

    /** Those who count: of two with one key the first, until it leaves. */
    Set<ConfiguredFriend> counting() {
        Map<PublicKey, ConfiguredFriend> first = new LinkedHashMap<>();
        configured.values().stream()
                .filter(friend -> !friend.key().equals(own))
                .forEach(friend -> first.putIfAbsent(friend.key(), friend));
        return new LinkedHashSet<>(first.values());
    }

    /** Why a configured friend does not count, for people. */
    String objection(ConfiguredFriend friend) {
        if (friend.key().equals(own)) {
            return "that is our own id";
        }
        for (ConfiguredFriend other : counting()) {
            if (other.key().equals(friend.key())) {
                return "that is the id of " + other.name() + "; this one counts once that is deleted";
            }
        }
        return "it is not configured";
    }
}
