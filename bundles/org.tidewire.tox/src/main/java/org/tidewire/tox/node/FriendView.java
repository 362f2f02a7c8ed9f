package org.tidewire.tox.node;

import org.tidewire.tox.crypto.PublicKey;
import org.tidewire.tox.dht.Node;
import org.tidewire.tox.identity.Profile;

/**
 * A friend as it stands at one moment.
 *
 * @param key the friend's real key
 * @param online whether it is there
 * @param confirmed whether it is a friend, and not merely asked to be one
 * @param address the way to it while it is online, as a person reads it; else empty
 * @param place its node while it is there, by which it can be dialled again; null if it is not, or not by UDP
 * @param profile what it showed last
 */
public record FriendView(
        PublicKey key, boolean online, boolean confirmed, String address, Node place, Profile profile) {}
