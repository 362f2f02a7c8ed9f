package org.tidewire.wired.server;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * The configuration, checked and copied once.
 *
 * @param name the server's name
 * @param description its description
 * @param address where it listens
 * @param port the control port, 0 for any free pair
 * @param protocols TLS versions of the control port
 * @param login how long the whole login may take
 * @param transfer how long the key may take
 * @param stall how long a transfer may stand still
 * @param connections how many there may be
 */
record Settings(
        String name,
        String description,
        InetAddress address,
        int port,
        List<String> protocols,
        Duration login,
        Duration transfer,
        Duration stall,
        int connections) {
    private static final Set<String> KNOWN = Set.of("TLSv1.3", "TLSv1.2");

    /**
     * Checks a configuration.
     *
     * @throws IllegalArgumentException naming the key, the value and what is allowed
     */
    static Settings of(ServerConfig config) {
        List<String> protocols = List.of(config.protocols());
        if (protocols.isEmpty() || !KNOWN.containsAll(protocols)) {
            throw new IllegalArgumentException("protocols are TLSv1.3, TLSv1.2 or both, not " + protocols);
        }
        return new Settings(
                text("name", config.name()),
                text("description", config.description()),
                address(config.address()),
                within("port", config.port(), 0, 65534),
                protocols,
                seconds("login.timeout", config.login_timeout()),
                seconds("transfer.timeout", config.transfer_timeout()),
                seconds("stall.timeout", config.stall_timeout()),
                within("connections", config.connections(), 1, 100_000));
    }

    private static String text(String key, String value) {
        if (value.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(key + " may not hold control characters");
        }
        return value;
    }

    private static InetAddress address(String value) {
        try {
            return InetAddress.getByName(value);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("address is one of this machine's, not " + value, e);
        }
    }

    private static Duration seconds(String key, int value) {
        return Duration.ofSeconds(within(key, value, 1, 3600));
    }

    private static int within(String key, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(key + " is " + least + " to " + most + ", not " + value);
        }
        return value;
    }
}
