package org.tidewire.tox;

import java.io.IOException;

import org.tidewire.friend.FriendNetwork;
import org.tidewire.friend.NetworkInfo;
import org.tidewire.tox.dht.Node;
import org.tidewire.tox.io.OpenNode;

/** The Tox network, as seen from our node. */
final class Entrance implements FriendNetwork {
    private final OpenNode node;
    private final String address;

    Entrance(OpenNode node, String address) {
        this.node = node;
        this.address = address;
    }

    @Override
    public NetworkInfo info() throws IOException {
        int port = node.port();
        return node.ask(asked -> new NetworkInfo(
                asked.dhtKey().toString(),
                address,
                port,
                asked.size(),
                asked.relays().size(),
                asked.announced()));
    }

    @Override
    public void bootstrap(String host, int port, String key) throws IOException {
        Node entry = KnownNode.of(host, port, key).resolve();
        node.ask(asked -> {
            asked.bootstrap(entry);
            return entry;
        });
    }

    @Override
    public void relay(String host, int port, String key) throws IOException {
        Node relay = KnownNode.of(host, port, key).resolve();
        try {
            node.ask(asked -> {
                asked.relay(relay);
                return relay;
            });
        } catch (IllegalStateException e) {
            throw new IOException(e.getMessage(), e);
        }
    }
}
