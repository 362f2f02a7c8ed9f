package org.tidewire.tox;

import java.util.HashMap;
import java.util.Map;

import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.tidewire.tox.crypto.PublicKey;
import org.tidewire.tox.transfer.ToxFriend;
import org.tidewire.transfer.Friend;

/** Registers each friend while it is online. Belongs to one thread. */
final class Presences {
    /** Service property: what we call the friend. */
    static final String NAME = "friend.name";

    private final BundleContext context;
    private final Map<PublicKey, Registered> presences = new HashMap<>();

    private record Registered(ToxFriend friend, ServiceRegistration<Friend> registration) {}

    Presences(BundleContext context) {
        this.context = context;
    }

    /** Registers a friend for as long as it is there, in the place of what it was when it was there before. */
    void online(ConfiguredFriend friend, ToxFriend there) {
        Registered known = presences.get(friend.key());
        if (known != null && known.friend() == there) {
            return;
        }
        offline(friend.key());
        Map<String, Object> properties = Map.of(Friend.ID, friend.key().toString(), NAME, friend.name());
        presences.put(
                friend.key(),
                new Registered(
                        there, context.registerService(Friend.class, there, FrameworkUtil.asDictionary(properties))));
    }

    void offline(PublicKey key) {
        Registered known = presences.remove(key);
        if (known != null) {
            known.registration().unregister();
        }
    }

    void clear() {
        presences.values().forEach(known -> known.registration().unregister());
        presences.clear();
    }
}
