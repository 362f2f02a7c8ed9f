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
    private final Map<PublicKey, ServiceRegistration<Friend>> registrations = new HashMap<>();

    Presences(BundleContext context) {
        this.context = context;
    }

    /** Registers a friend for as long as it is there. */
    void online(ConfiguredFriend friend, ToxFriend there) {
        Map<String, Object> properties = Map.of(Friend.ID, friend.key().toString(), NAME, friend.name());
        offline(friend.key());
        registrations.put(
                friend.key(), context.registerService(Friend.class, there, FrameworkUtil.asDictionary(properties)));
    }

    void offline(PublicKey key) {
        ServiceRegistration<Friend> registration = registrations.remove(key);
        if (registration != null) {
            registration.unregister();
        }
    }

    void clear() {
        registrations.values().forEach(ServiceRegistration::unregister);
        registrations.clear();
    }
}
