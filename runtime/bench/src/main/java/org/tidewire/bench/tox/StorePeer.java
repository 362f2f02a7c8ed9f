package org.tidewire.bench.tox;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;

import org.tidewire.tox.crypto.PublicKey;
import org.tidewire.tox.dht.Node;
import org.tidewire.tox.file.FriendFiles;
import org.tidewire.tox.friend.FriendRequest;
import org.tidewire.tox.friend.MessageKind;
import org.tidewire.tox.identity.IdentityFile;
import org.tidewire.tox.identity.Profile;
import org.tidewire.tox.identity.Savedata;
import org.tidewire.tox.io.NodeSettings;
import org.tidewire.tox.io.OpenNode;
import org.tidewire.tox.io.PortRange;
import org.tidewire.tox.node.Contact;
import org.tidewire.tox.node.NodeListener;
import org.tidewire.tox.node.ToxNode;
import org.tidewire.tox.onion.OnionMode;

/**
 * Our whole node with the transfer engine, as a process that takes every file in: on a folder or on {@link Nowhere}. It obeys
 * and tells as the original peer does.
 */
public final class StorePeer implements NodeListener {
    private final OpenNode node;
    private final Savedata savedata;
    private Intake intake;

    private StorePeer(Path path, String ports) throws IOException {
        savedata = new IdentityFile(path, new char[0], new SecureRandom()).open();
        int port = Integer.parseInt(ports);
        NodeSettings settings = new NodeSettings(
                InetAddress.getLoopbackAddress(), PortRange.only(port), true, OnionMode.THREE_HOPS, false);
        node = new OpenNode(settings, savedata, this, PrintedLog.create());
    }

    /**
     * Runs until standard input ends or {@code quit}.
     *
     * @param words savedata, port, and the folder where files go if they go anywhere
     * @throws IOException if files or ports are not to be had
     */
    public static void main(String... words) throws IOException {
        StorePeer peer = new StorePeer(Path.of(words[0]), words[1]);
        peer.intake = new Intake(peer.node, words.length > 2 ? Path.of(words[2]) : null, StorePeer::tell);
        peer.node.start();
        tell("id\t" + peer.savedata.id() + "\t" + peer.node.ask(ToxNode::dhtKey) + "\t" + peer.node.port() + "\t0");
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            List<String> command = List.of(line.split("\t"));
            if (command.get(0).equals("dial")) {
                peer.dial(command);
            }
            tell("done\t" + command.get(0));
            if (command.get(0).equals("quit")) {
                break;
            }
        }
        peer.node.close();
        peer.intake.close();
    }

    private static void tell(String line) {
        System.out.println(line);
    }

    /** Public key, port and DHT key of a friend. */
    private void dial(List<String> words) throws IOException {
        InetSocketAddress address =
                new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(words.get(2)));
        Node place = new Node(PublicKey.parse(words.get(3)), address);
        node.ask(tox -> {
            tox.add(new Contact(PublicKey.parse(words.get(1)), null, List.of(), place));
            return true;
        });
    }

    @Override
    public void files(PublicKey friend, FriendFiles files) {
        intake.arrives(friend, files);
    }

    @Override
    public void online(PublicKey friend) {
        tell("online\t" + friend);
    }

    @Override
    public void offline(PublicKey friend) {
        tell("offline\t" + friend);
    }

    @Override
    public void profile(PublicKey friend, Profile shown) {
        // Not measured.
    }

    @Override
    public void message(PublicKey friend, MessageKind kind, String text) {
        // Not measured.
    }

    @Override
    public void requested(FriendRequest request) {
        // Nobody asks.
    }

    @Override
    public void confirmed(PublicKey friend) {
        // Nobody was asked.
    }
}
