package org.tidewire.tox.identity;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import org.tidewire.tox.crypto.PublicKey;
import org.tidewire.tox.dht.Node;
import org.tidewire.tox.net.NumericHost;

/**
 * A small file beside the identity's that tells where friends were last. Most of them are still there after a restart of ours,
 * and are linked again before anybody has to be asked. Readable by its owner alone, since it tells who talks to whom.
 */
public final class Places {
    private static final int LIMIT = 16 << 20;
    private static final int PORTS = 65536;
    private static final Pattern KEY = Pattern.compile("[0-9A-F]{64}");
    private static final Pattern PORT = Pattern.compile("[1-9][0-9]{0,4}");

    private final Path path;

    /**
     * The places of an identity's friends.
     *
     * @param identity the identity's file; its name with {@code .places} behind it is the file's
     */
    public Places(Path identity) {
        this.path = identity.resolveSibling(identity.getFileName() + ".places");
    }

    /**
     * Reads the file. A line that is not sound is passed over: what it said will be found out anew.
     *
     * @return friends' real keys with their nodes; empty if there is no file
     * @throws IOException if it is there but cannot be read
     */
    public Map<PublicKey, Node> read() throws IOException {
        Map<PublicKey, Node> places = new LinkedHashMap<>();
        if (Files.exists(path)) {
            String text = new String(PrivateFile.read(path, LIMIT), StandardCharsets.US_ASCII);
            text.lines().forEach(line -> read(line.split(" "), places));
        }
        return places;
    }

    /** Four words: real key, DHT key, IP address, port. */
    private static void read(String[] words, Map<PublicKey, Node> places) {
        boolean sound = words.length == 4
                && KEY.matcher(words[0]).matches()
                && KEY.matcher(words[1]).matches()
                && PORT.matcher(words[3]).matches();
        if (sound && Integer.parseInt(words[3]) < PORTS) {
            Optional<InetSocketAddress> address = NumericHost.address(words[2], Integer.parseInt(words[3]));
            PublicKey friend = key(words[0]);
            PublicKey dhtKey = key(words[1]);
            if (friend.isCanonical() && dhtKey.isCanonical() && address.isPresent()) {
                places.put(friend, new Node(dhtKey, address.get()));
            }
        }
    }

    private static PublicKey key(String hex) {
        return PublicKey.of(HexFormat.of().parseHex(hex));
    }

    /**
     * Writes the file.
     *
     * @param places friends' real keys with their nodes
     * @throws IOException if it cannot be written; what it said before is still there
     */
    public void write(Map<PublicKey, Node> places) throws IOException {
        StringBuilder text = new StringBuilder();
        places.forEach((friend, node) -> text.append(friend)
                .append(' ')
                .append(node.key())
                .append(' ')
                .append(node.address().getAddress().getHostAddress())
                .append(' ')
                .append(node.address().getPort())
                .append('\n'));
        PrivateFile.write(path, text.toString().getBytes(StandardCharsets.US_ASCII));
    }
}
