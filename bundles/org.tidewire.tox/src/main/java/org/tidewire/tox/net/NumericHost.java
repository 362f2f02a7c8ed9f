package org.tidewire.tox.net;

import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.regex.Pattern;

/** Hosts that are written as IP addresses, so that nobody need be asked where they are. */
public final class NumericHost {
    private static final String BYTE = "(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])";

    /** What Java takes for an IP address or refuses; 300.1.1.1, say, it would look up as a name. */
    private static final Pattern FORM =
            Pattern.compile(BYTE + "(\\." + BYTE + "){3}|[0-9a-fA-F]*:[0-9a-fA-F:.]*(%[0-9a-zA-Z._-]+)?");

    private NumericHost() {}

    /**
     * Reads a host. Nothing is ever looked up.
     *
     * @param host any text
     * @param port 0 to 65535
     * @return the address; empty if the host is a name, or is wrong
     * @throws IllegalArgumentException if that is no port
     */
    public static Optional<InetSocketAddress> address(String host, int port) {
        if (!FORM.matcher(host).matches()) {
            return Optional.empty();
        }
        InetSocketAddress address = new InetSocketAddress(host, port);
        return address.isUnresolved() ? Optional.empty() : Optional.of(address);
    }
}
