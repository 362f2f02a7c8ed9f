package org.tidewire.tox.io;

import org.tidewire.tox.crypto.PublicKey;
import org.tidewire.tox.friend.FriendRequest;
import org.tidewire.tox.friend.MessageKind;
import org.tidewire.tox.identity.Profile;
import org.tidewire.tox.node.NodeListener;

/** Hears nothing. */
final class Deaf implements NodeListener {
    @Override
    public void online(PublicKey friend) {}

    @Override
    public void offline(PublicKey friend) {}

    @Override
    public void confirmed(PublicKey friend) {}

    @Override
    public void profile(PublicKey friend, Profile shown) {}

    @Override
    public void message(PublicKey friend, MessageKind kind, String text) {}

    @Override
    public void requested(FriendRequest request) {}
}
