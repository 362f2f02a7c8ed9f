package org.tidewire.shell;

import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;

import org.tidewire.friend.FriendNetwork;
import org.tidewire.friend.NetworkInfo;

/** A network that stands as it is told, and knows every host but {@code nowhere}. */
final class FakeNetwork implements FriendNetwork {
    static final String KEY = "AB".repeat(32);

    final List<String> asked = new ArrayList<>();
    NetworkInfo info = new NetworkInfo(KEY, "127.0.0.1", 33445, 0, 0, false);

    @Override
    public NetworkInfo info() {
        return info;
    }

    @Override
    public void bootstrap(String host, int port, String key) throws UnknownHostException {
        if (host.equals("nowhere")) {
            throw new UnknownHostException("the host nowhere is not known");
        }
        asked.add("bootstrap " + host + " " + port + " " + key);
    }

    @Override
    public void relay(String host, int port, String key) {
        asked.add("relay " + host + " " + port + " " + key);
    }
}
