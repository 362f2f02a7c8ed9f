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
 * @param legacy whether both ports speak TLS 1.0 and 1.1, too
 * @param login how long the whole login may take
 * @param transfer how long the key may take
 * @param stall how long a transfer may stand still
 * @param ban how long a ban lasts
 * @param connections how many there may be
 * @param gate who is turned away at the door
 * @param share how many transfers one user may have asked for
 * @param census how long from one count of the files to the next; zero for none
 */
record Settings(
        String name,
        String description,
        InetAddress address,
        int port,
        List<String> protocols,
        boolean legacy,
        Duration login,
        Duration transfer,
        Duration stall,
        Duration ban,
        int connections,
        GateRules gate,
        int share,
        Duration census) {
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
        if (config.legacy_tls()) {
            Tls.requireLegacy();
        }
        return new Settings(
                text("name", config.name()),
                text("description", config.description()),
                address(config.address()),
                within("port", config.port(), 0, 65534),
                protocols,
                config.legacy_tls(),
                seconds("login.timeout", config.login_timeout()),
                seconds("transfer.timeout", config.transfer_timeout()),
                seconds("stall.timeout", config.stall_timeout()),
                Duration.ofSeconds(within("ban.time", config.ban_time(), 1, 31_536_000)),
                within("connections", config.connections(), 1, 100_000),
                GateRules.of(config),
                within("transfers.per.user", config.transfers_per_user(), 1, 100_000),
                Duration.ofMinutes(within("census.interval", config.census_interval(), 0, 10_080)));
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

    /** Checks a number. */
    static int within(String key, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(key + " is " + least + " to " + most + ", not " + value);
        }
        return value;
    }
}
