package org.tidewire.interop;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.tidewire.tox.crypto.PublicKey;
import org.tidewire.tox.dht.Node;
import org.tidewire.tox.friend.MessageKind;
import org.tidewire.tox.identity.FriendRecord;
import org.tidewire.tox.identity.IdentityFile;
import org.tidewire.tox.identity.OutgoingRequest;
import org.tidewire.tox.identity.Places;
import org.tidewire.tox.identity.Profile;
import org.tidewire.tox.identity.Savedata;
import org.tidewire.tox.identity.ToxId;
import org.tidewire.tox.identity.UserStatus;
import org.tidewire.tox.io.OpenNode;
import org.tidewire.tox.node.Contact;
import org.tidewire.tox.node.FriendView;
import org.tidewire.tox.node.ToxNode;

/** What our peer can be told; the words are those of theirs. For one thread. */
final class OurCommands {
    private final OpenNode node;
    private final IdentityFile file;
    private final Places places;
    private final OurEvents events;
    private Savedata savedata;
    private OurFiles files; // null while files are refused

    OurCommands(OpenNode node, IdentityFile file, Savedata savedata, Places places, OurEvents events) {
        this.node = node;
        this.file = file;
        this.places = places;
        this.savedata = savedata;
        this.events = events;
    }

    void exchange(OurFiles exchange) {
        files = exchange;
    }

    /** Obeys one command; false if there is none of this name. */
    boolean obey(List<String> words) throws IOException {
        switch (words.get(0)) {
            case "id" -> id();
            case "bootstrap" -> bootstrap(node(words));
            case "relay" -> relay(node(words));
            case "add" -> add(words);
            case "ask" -> ask(ToxId.parse(words.get(1)), words.get(2));
            case "remove" -> remove(PublicKey.parse(words.get(1)));
            case "say" -> say(PublicKey.parse(words.get(1)), words.get(2));
            case "name" -> profile(savedata.profile().withName(words.get(1)));
            case "about" -> profile(savedata.profile().withStatusMessage(words.get(1)));
            case "status" -> profile(savedata.profile().withStatus(UserStatus.of(Integer.parseInt(words.get(1)))));
            case "friends" -> friends();
            case "state" -> state();
            case "save", "quit" -> save();
            default -> {
                return files != null && files.obey(words);
            }
        }
        return true;
    }

    /** Tells the node of the friends of the last run, and where they were. */
    void befriendAgain() throws IOException {
        Map<PublicKey, Node> known = places.read();
        for (FriendRecord friend : savedata.friends()) {
            Node place = known.get(friend.key());
            tell(tox -> tox.add(new Contact(friend.key(), friend.request(), List.of(), place)));
        }
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

    private void tell(Consumer<ToxNode> what) throws IOException {
        node.ask(tox -> {
            what.accept(tox);
            return true;
        });
    }

    private void id() throws IOException {
        events.tell("id", savedata.id(), node.ask(ToxNode::dhtKey), node.port(), 0);
    }

    private static Node node(List<String> words) {
        return new Node(PublicKey.parse(words.get(3)), address(words.get(1), words.get(2)));
    }

    private static InetSocketAddress address(String host, String port) {
        return new InetSocketAddress(host, Integer.parseInt(port));
    }

    private void bootstrap(Node where) throws IOException {
        tell(tox -> tox.bootstrap(where));
    }

    private void relay(Node where) throws IOException {
        tell(tox -> tox.relay(where));
    }

    /** Adds somebody who is not asked, or accepts who asked: public key, and if it is known host and port. */
    private void add(List<String> words) throws IOException {
        PublicKey key = PublicKey.parse(words.get(1));
        List<InetSocketAddress> addresses = words.size() > 3 ? List.of(address(words.get(2), words.get(3))) : List.of();
        tell(tox -> tox.add(new Contact(key, null, addresses, null)));
        keep(FriendRecord.confirmed(key));
    }

    private void ask(ToxId id, String message) throws IOException {
        tell(tox -> tox.add(new Contact(id.key(), new OutgoingRequest(id.nospam(), message), List.of(), null)));
        keep(FriendRecord.added(id, message));
    }

    private void keep(FriendRecord friend) throws IOException {
        List<FriendRecord> friends = new ArrayList<>(savedata.friends());
        friends.add(friend);
        savedata = savedata.withFriends(friends);
        file.save(savedata);
    }

    private void remove(PublicKey key) throws IOException {
        tell(tox -> tox.remove(key));
        List<FriendRecord> friends = new ArrayList<>(savedata.friends());
        friends.removeIf(friend -> friend.key().equals(key));
        savedata = savedata.withFriends(friends);
        file.save(savedata);
    }

    private void say(PublicKey friend, String text) throws IOException {
        long receipt = node.ask(tox -> tox.say(friend, MessageKind.NORMAL, text));
        if (receipt < 0) {
            throw new IOException("the friend is not online or cannot take it now");
        }
        events.tell("said", friend, receipt);
    }

    private void profile(Profile mine) throws IOException {
        savedata = savedata.withProfile(mine);
        tell(tox -> tox.profile(mine));
    }

    /** Ours alone: how well the node is connected, for whoever looks for a fault by hand. */
    private void state() throws IOException {
        events.tell("state", node.ask(tox -> List.of(tox.size(), tox.relays(), tox.announced())));
    }

    private void friends() throws IOException {
        node.ask(ToxNode::friends)
                .forEach(friend -> events.tell("friend", friend.key(), friend.online() ? "online" : "offline"));
    }
}
