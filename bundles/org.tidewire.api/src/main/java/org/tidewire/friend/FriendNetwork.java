package org.tidewire.friend;

import java.io.IOException;

import org.osgi.annotation.versioning.ProviderType;

/** The network in which friends are found; a service, there while the node runs. May be called from any thread. */
@ProviderType
public interface FriendNetwork {
    /**
     * How we stand in it.
     *
     * @return as of now
     * @throws IOException if the node has just stopped
     */
    NetworkInfo info() throws IOException;

    /**
     * Enters the network through a node of it, until the next restart.
     *
     * @param host a host name or IP address, looked up now
     * @param port its port, 1 to 65535
     * @param key its key in the network, for Tox 64 hex digits
     * @throws IllegalArgumentException if port or key are not as said
     * @throws IOException if the host is not known. Whether the node answers shows {@link #info}
     */
    void bootstrap(String host, int port, String key) throws IOException;

    /**
     * Connects to a TCP relay, by which friends can be reached who cannot speak UDP, until the next restart.
     *
     * @param host a host name or IP address, looked up now
     * @param port its TCP port, 1 to 65535
     * @param key its key in the network, for Tox 64 hex digits
     * @throws IllegalArgumentException if port or key are not as said
     * @throws IOException if the host is not known, or 6 relays are in use already
     */
    void relay(String host, int port, String key) throws IOException;
}
