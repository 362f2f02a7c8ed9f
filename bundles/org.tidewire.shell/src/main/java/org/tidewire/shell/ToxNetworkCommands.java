package org.tidewire.shell;

import org.apache.felix.service.command.Descriptor;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.tidewire.friend.FriendNetwork;
import org.tidewire.friend.NetworkInfo;

/** The commands of scope {@code tox} about the network in which friends are found. May be called from any thread. */
@Component(service = ToxNetworkCommands.class)
@GogoCommand(
        scope = "tox",
        function = {"network", "bootstrap", "relay"})
public final class ToxNetworkCommands {
    private static final String KEY = "its key in the network, 64 hex digits";
    private static final String HOST = "a host name or IP address";

    private final FriendNetwork network;

    /**
     * Makes the commands.
     *
     * @param network the network
     */
    @Activate
    public ToxNetworkCommands(@Reference FriendNetwork network) {
        this.network = network;
    }

    /**
     * Tells how we stand in the network.
     *
     * @return as of now
     * @throws CommandException if the node has just stopped
     */
    @Descriptor("Tells how we stand in the network, and what others type to enter it through us.")
    public NetworkInfo network() throws CommandException {
        return Attempt.of(network::info);
    }

    /**
     * Enters the network through a node of it.
     *
     * @param host where it is
     * @param port its UDP port
     * @param key its key
     * @return what was done
     * @throws CommandException if port or key are none, or the host is not known
     */
    @Descriptor("Enters the network through a node of it, until the next restart.")
    public String bootstrap(
            @Descriptor(HOST) String host,
            @Descriptor("its UDP port, 1 to 65535") int port,
            @Descriptor(KEY) String key)
            throws CommandException {
        return Attempt.of(() -> {
            network.bootstrap(host, port, key);
            return "asked " + place(host, port) + "; tox:network shows whether it answers";
        });
    }

    /**
     * Connects to a TCP relay.
     *
     * @param host where it is
     * @param port its TCP port
     * @param key its key
     * @return what was done
     * @throws CommandException if port or key are none, the host is not known, or there are enough relays
     */
    @Descriptor("Connects to a TCP relay, by which friends without UDP can be reached, until the next restart.")
    public String relay(
            @Descriptor(HOST) String host,
            @Descriptor("its TCP port, 1 to 65535") int port,
            @Descriptor(KEY) String key)
            throws CommandException {
        return Attempt.of(() -> {
            network.relay(host, port, key);
            return "connecting to " + place(host, port) + "; tox:network shows whether it answers";
        });
    }

    private static String place(String host, int port) {
        return Text.printable(host) + ", port " + port;
    }
}
