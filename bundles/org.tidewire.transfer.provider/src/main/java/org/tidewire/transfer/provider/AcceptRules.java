package org.tidewire.transfer.provider;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.tidewire.friend.FriendInfo;
import org.tidewire.friend.Friends;
import org.tidewire.transfer.TransferInfo;

/** The rules that accept, in order, and who is called what. There are none unless somebody configures them. */
@Component(service = AcceptRules.class)
public final class AcceptRules {
    private final List<AcceptRule> rules = new ArrayList<>();
    private Friends friends;

    /**
     * Goes by a rule from now on.
     *
     * @param rule the rule
     */
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public synchronized void addRule(AcceptRule rule) {
        rules.add(rule);
        rules.sort(Comparator.comparingInt(AcceptRule::ranking).reversed());
    }

    /**
     * Goes by a rule no more.
     *
     * @param rule the rule
     */
    public synchronized void removeRule(AcceptRule rule) {
        rules.remove(rule);
    }

    /**
     * Finds out from now on who is called what.
     *
     * @param arriving knows the friends' names
     */
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    public synchronized void addFriends(Friends arriving) {
        friends = arriving;
    }

    /**
     * Knows no names any more, unless by another one already.
     *
     * @param leaving knew them
     */
    public synchronized void removeFriends(Friends leaving) {
        if (friends == leaving) {
            friends = null;
        }
    }

    /**
     * Gives the first rule that accepts an offer; null if there is none. Asks for names, with no lock held.
     *
     * @throws IOException if nobody can tell who is called what
     */
    AcceptRule first(TransferInfo offered) throws IOException {
        List<AcceptRule> all = rules();
        if (all.isEmpty()) {
            return null;
        }
        Map<String, String> ids = ids();
        return all.stream()
                .filter(each -> each.matches(offered, ids))
                .findFirst()
                .orElse(null);
    }

    private synchronized List<AcceptRule> rules() {
        return List.copyOf(rules);
    }

    private Map<String, String> ids() throws IOException {
        Friends current = friends();
        return current == null
                ? Map.of()
                : current.list().stream().collect(Collectors.toMap(FriendInfo::name, FriendInfo::id));
    }

    private synchronized Friends friends() {
        return friends;
    }
}
