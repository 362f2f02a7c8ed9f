package org.tidewire.bench.tox;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.tidewire.tox.crypto.PublicKey;
import org.tidewire.tox.dht.Node;
import org.tidewire.tox.friend.FriendRequest;
import org.tidewire.tox.friend.MessageKind;
import org.tidewire.tox.identity.FriendRecord;
import org.tidewire.tox.identity.IdentityFile;
import org.tidewire.tox.identity.Places;
import org.tidewire.tox.identity.Profile;
import org.tidewire.tox.identity.RunMark;
import org.tidewire.tox.identity.Savedata;
import org.tidewire.tox.io.NodeSettings;
import org.tidewire.tox.io.OpenNode;
import org.tidewire.tox.io.PortRange;
import org.tidewire.tox.node.Contact;
import org.tidewire.tox.node.FriendView;
import org.tidewire.tox.node.NodeListener;
import org.tidewire.tox.node.ToxNode;
import org.tidewire.tox.onion.OnionMode;

/** Our whole node as a process that can be ended and started again; it obeys and tells as the original peer does. */
public final class NodePeer implements NodeListener {
    private final IdentityFile file;
    private final Places places;
    private final RunMark mark;
    private final OpenNode node;
    private Savedata savedata;

    private NodePeer(Path path, String ports) throws IOException {
        file = new IdentityFile(path, new char[0], new SecureRandom());
        places = new Places(path);
        mark = new RunMark(path);
        savedata = file.open();
        String[] range = ports.split(":");
        PortRange wanted = new PortRange(Integer.parseInt(range[0]), Integer.parseInt(range[1]), mark.uncleanPort());
        NodeSettings settings =
                new NodeSettings(InetAddress.getLoopbackAddress(), wanted, true, OnionMode.THREE_HOPS, false);
        node = new OpenNode(settings, savedata, this, PrintedLog.create());
    }

    /**
     * Runs until standard input ends or {@code quit}.
     *
     * @param words {@code -s} savedata {@code -p} first:last port
     * @throws IOException if files or ports are not to be had
     */
    public static void main(String... words) throws IOException {
        NodePeer peer = new NodePeer(Path.of(words[1]), words[3]);
        peer.begin();
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            List<String> command = List.of(line.split("\t"));
            peer.obey(command);
            tell("done\t" + command.get(0));
            if (command.get(0).equals("quit")) {
                break;
            }
        }
        peer.node.close();
        peer.mark.stop();
    }

    private static void tell(String line) {
        System.out.println(line);
    }

    /** Befriends again whom it knew in its last run, where they were then. */
    private void begin() throws IOException {
        node.start();
        mark.start(node.port());
        Map<PublicKey, Node> known = places.read();
        for (FriendRecord friend : savedata.friends()) {
            add(friend.key(), known.get(friend.key()));
        }
        tell("id\t" + savedata.id() + "\t" + node.ask(ToxNode::dhtKey) + "\t" + node.port() + "\t0");
    }

    private void obey(List<String> words) throws IOException {
        switch (words.get(0)) {
            case "add" -> befriend(PublicKey.parse(words.get(1)));
            case "bootstrap" -> {
                InetSocketAddress address = new InetSocketAddress(words.get(1), Integer.parseInt(words.get(2)));
                Node entrance = new Node(PublicKey.parse(words.get(3)), address);
                node.ask(tox -> {
                    tox.bootstrap(entrance);
                    return true;
                });
            }
            case "save", "quit" -> save();
            default -> {}
        }
    }

    private void befriend(PublicKey key) throws IOException {
        add(key, null);
        List<FriendRecord> friends = new ArrayList<>(savedata.friends());
        friends.add(FriendRecord.confirmed(key));
        savedata = savedata.withFriends(friends);
    }

    private void add(PublicKey key, Node place) throws IOException {
        node.ask(tox -> {
            tox.add(new Contact(key, null, List.of(), place));
            return true;
        });
    }

    private void save() throws IOException {
        file.save(savedata);
        Map<PublicKey, Node> now = new LinkedHashMap<>(places.read());
        for (FriendView friend : node.ask(ToxNode::friends)) {
            if (friend.place() != null) {
                now.put(friend.key(), friend.place());
            }
        }
        places.write(now);
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
