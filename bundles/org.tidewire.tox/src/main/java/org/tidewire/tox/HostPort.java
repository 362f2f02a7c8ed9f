package org.tidewire.tox;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.tidewire.tox.net.NumericHost;

/**
 * A host and a port as people write them.
 *
 * @param host a name or an IP address
 * @param port 1 to 65535
 */
record HostPort(String host, int port) {
    private static final Pattern FORM = Pattern.compile("\\[([^\\]]+)\\]:([0-9]{1,5})|([^:\\s]+):([0-9]{1,5})");
    private static final int HIGHEST = 65535;

    HostPort {
        if (host.isBlank()) {
            throw new IllegalArgumentException("a host name or IP address is missing");
        }
        if (port < 1 || port > HIGHEST) {
            throw new IllegalArgumentException("a port is 1 to " + HIGHEST + ", not " + port);
        }
    }

    /** Reads {@code host:port} or {@code [IPv6]:port}. */
    static HostPort parse(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            throw new IllegalArgumentException("an address is host:port, or [IPv6 address]:port, not '" + text + "'");
        }
        boolean bracketed = form.group(1) != null;
        return new HostPort(form.group(bracketed ? 1 : 3), Integer.parseInt(form.group(bracketed ? 2 : 4)));
    }

    /** The address if the host is written as one; empty if it has to be looked up. */
    Optional<InetSocketAddress> numeric() {
        return NumericHost.address(host, port);
    }

    /** Looks the host up, which may take seconds. */
    InetSocketAddress resolve() throws IOException {
        try {
            return new InetSocketAddress(InetAddress.getByName(host), port);
        } catch (UnknownHostException e) {
            throw new IOException("the host " + host + " is not known", e);
        }
    }

    @Override
    public String toString() {
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
    }
}
