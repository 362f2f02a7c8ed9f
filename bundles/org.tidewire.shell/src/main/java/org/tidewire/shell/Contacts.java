package org.tidewire.shell;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.tidewire.friend.FriendInfo;
import org.tidewire.friend.Friends;

/** Whom we know, while there is somebody who knows. May be called from any thread. */
@Component(service = Contacts.class)
public final class Contacts {
    private static final Names NOBODY = new Names(List.of(), false);

    private final AtomicReference<Friends> friends = new AtomicReference<>();
    private volatile Names last = NOBODY;

    /**
     * Takes names of friends from now on.
     *
     * @param arriving knows them
     */
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void bindFriends(Friends arriving) {
        friends.set(arriving);
    }

    /**
     * Takes names no more.
     *
     * @param leaving the one that knew them, or one that was replaced
     */
    void unbindFriends(Friends leaving) {
        friends.compareAndSet(leaving, null);
    }

    /**
     * Asks for the names; waits for the node, milliseconds as a rule.
     *
     * @return the names as of now; none if there is no node, or it has just stopped
     */
    Names now() {
        Friends known = friends.get();
        try {
            last = known == null ? NOBODY : new Names(known.list(), true);
        } catch (IOException e) {
            last = NOBODY; // the node has just stopped: keys do instead of names
        }
        return last;
    }

    /**
     * Gives the names as they were when somebody last asked; never waits.
     *
     * @return the names
     */
    Names last() {
        return last;
    }

    /**
     * Finds a friend's id. While nobody knows friends, whatever is given has to be an id, as of a friend that a host brings.
     *
     * @param friend the friend's name or id
     * @return the id
     * @throws IOException if the node has just stopped
     * @throws IllegalArgumentException if no friend is meant
     */
    String id(String friend) throws IOException {
        Friends known = friends.get();
        if (known == null) {
            return friend;
        }
        for (FriendInfo each : known.list()) {
            if (each.name().equals(friend) || each.id().equalsIgnoreCase(friend)) {
                return each.id();
            }
        }
        throw new IllegalArgumentException("there is no friend named " + friend + ": tox:list shows them");
    }
}
