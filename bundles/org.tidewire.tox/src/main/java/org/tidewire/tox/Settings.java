package org.tidewire.tox;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.tidewire.tox.identity.Profile;
import org.tidewire.tox.identity.UserStatus;
import org.tidewire.tox.io.NodeSettings;
import org.tidewire.tox.io.PortRange;
import org.tidewire.tox.onion.OnionMode;

/**
 * The node's configuration, checked.
 *
 * @param identity the identity's file
 * @param passphraseFile the file with its passphrase; null if it has none
 * @param node where and how the node runs
 * @param bootstrap nodes by which to enter the network
 * @param relays relays to stay connected to
 * @param name what friends see, empty for what the identity says
 * @param statusMessage what friends see, empty for what the identity says
 * @param status what friends see
 */
record Settings(
        Path identity,
        Path passphraseFile,
        NodeSettings node,
        List<KnownNode> bootstrap,
        List<KnownNode> relays,
        String name,
        String statusMessage,
        UserStatus status) {
    private static final int RELAYS = 6;

    /** Reads a configuration; what is refused is named with its key. */
    static Settings of(NodeConfig config) {
        if (config.identity().isBlank()) {
            throw new IllegalArgumentException("identity: the file is missing in which to keep who we are");
        }
        List<KnownNode> relays = nodes("relays", config.relays());
        if (relays.size() > RELAYS) {
            throw new IllegalArgumentException("relays: at most " + RELAYS + " are allowed, not " + relays.size());
        }
        return new Settings(
                path("identity", config.identity()),
                config.passphrase_file().isBlank() ? null : path("passphrase.file", config.passphrase_file()),
                new NodeSettings(
                        address(config.address()),
                        ports(config.port()),
                        config.udp(),
                        onion(config.onion()),
                        config.lan_discovery()),
                nodes("bootstrap", config.bootstrap()),
                relays,
                checked("name", config.name(), text -> Profile.EMPTY
                        .withName(text)
                        .name()),
                checked("status.message", config.status_message(), text -> Profile.EMPTY
                        .withStatusMessage(text)
                        .statusMessage()),
                status(config.status()));
    }

    private static Path path(String key, String path) {
        try {
            return Path.of(path.strip());
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException(key + ": the path of a file is allowed: " + e.getMessage(), e);
        }
    }

    /** A text that a profile has room for. */
    private static String checked(String key, String text, UnaryOperator<String> kept) {
        try {
            return kept.apply(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(key + ": " + e.getMessage(), e);
        }
    }

    private static InetAddress address(String address) {
        try {
            return InetAddress.getByName(address.strip());
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(
                    "address: an IP address is allowed, or a name of this machine, not '" + address + "'", e);
        }
    }

    private static PortRange ports(int port) {
        if (port == 0) {
            return PortRange.USUAL;
        }
        try {
            return PortRange.only(port);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "port: 1 to 65535 is allowed, or 0 for the first free one of 33445 to 33545, not " + port, e);
        }
    }

    private static OnionMode onion(String mode) {
        return switch (mode.strip()) {
            case "three-hops" -> OnionMode.THREE_HOPS;
            case "zero-hops" -> OnionMode.ZERO_HOPS;
            default ->
                throw new IllegalArgumentException("onion: three-hops or zero-hops is allowed, not '" + mode + "'");
        };
    }

    private static UserStatus status(String status) {
        return switch (status.strip().toLowerCase(Locale.ROOT)) {
            case "available" -> UserStatus.NONE;
            case "away" -> UserStatus.AWAY;
            case "busy" -> UserStatus.BUSY;
            default ->
                throw new IllegalArgumentException("status: available, away or busy is allowed, not '" + status + "'");
        };
    }

    private static List<KnownNode> nodes(String key, String[] lines) {
        try {
            // A configuration from a properties file has one string, in which commas part the nodes.
            return Stream.of(lines)
                    .flatMap(line -> Stream.of(line.split(",")))
                    .filter(line -> !line.isBlank())
                    .map(KnownNode::parse)
                    .toList();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(key + ": " + e.getMessage(), e);
        }
    }

    /** Reads the passphrase: the first line of its file; empty if there is no file. */
    char[] passphrase() throws IOException {
        if (passphraseFile == null) {
            return new char[0];
        }
        String first;
        try (BufferedReader lines = Files.newBufferedReader(passphraseFile, StandardCharsets.UTF_8)) {
            first = lines.readLine();
        } catch (IOException e) {
            throw new IOException("passphrase.file: " + passphraseFile + " cannot be read as UTF-8: " + e, e);
        }
        if (first == null || first.isEmpty()) {
            throw new IOException("passphrase.file: the first line of " + passphraseFile
                    + " has to be the passphrase, but it is empty");
        }
        return first.toCharArray();
    }

    /** Tells whether a node that runs by the other settings can go by these: there is no way to leave a relay. */
    boolean isForSameNode(Settings other) {
        return identity.equals(other.identity)
                && Objects.equals(passphraseFile, other.passphraseFile)
                && node.equals(other.node)
                && relays.containsAll(other.relays);
    }

    /** What friends are shown, where the identity shows something else. */
    Profile profile(Profile kept) {
        return new Profile(
                name.isEmpty() ? kept.name() : name,
                statusMessage.isEmpty() ? kept.statusMessage() : statusMessage,
                status);
    }
}
