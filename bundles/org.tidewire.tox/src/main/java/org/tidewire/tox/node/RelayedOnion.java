package org.tidewire.tox.node;

import java.nio.ByteBuffer;

import org.tidewire.tox.onion.OnionRelays;
import org.tidewire.tox.relay.Relays;

/**
 * The relays, as a way into the onion for a node that cannot use UDP.
 *
 * @param relays the relays
 */
record RelayedOnion(Relays relays) implements OnionRelays {
    @Override
    public boolean ready() {
        return !relays.connected().isEmpty();
    }

    @Override
    public boolean send(ByteBuffer body) {
        return relays.onion(body);
    }
}
