package org.tidewire.tox.node;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.tidewire.tox.crypto.PublicKey;
import org.tidewire.tox.dht.Node;
import org.tidewire.tox.file.FriendFiles;
import org.tidewire.tox.friend.FriendRequest;
import org.tidewire.tox.friend.MessageKind;
import org.tidewire.tox.identity.OutgoingRequest;
import org.tidewire.tox.identity.Profile;
import org.tidewire.tox.identity.Savedata;
import org.tidewire.tox.identity.UserStatus;
import org.tidewire.tox.net.Datagrams;
import org.tidewire.tox.onion.OnionMode;

/** Somebody with an identity and, while it runs, a node; notes all that the node tells. */
final class Person implements NodeListener {
    final Town town;
    final String name;
    final Savedata identity;
    final List<String> events = new ArrayList<>();
    final Map<PublicKey, FriendFiles> files = new HashMap<>();
    InetSocketAddress address;
    ToxNode node;
    OnionMode mode = OnionMode.ZERO_HOPS;
    private boolean wanted;
    private long next;

    Person(Town town, String name, InetSocketAddress address) {
        this.town = town;
        this.name = name;
        identity = Savedata.create(town.random).withProfile(new Profile(name, name + " is here", UserStatus.NONE));
        town.people.add(this);
        start(address);
    }

    PublicKey key() {
        return identity.keyPair().open();
    }

    /** Runs a node that knows nobody. */
    void start(InetSocketAddress at) {
        address = at;
        Datagrams out = town.tapped(at, town.network.join(at, this::receive));
        node = new ToxNode(identity, mode, new Ways(out, town.relays, town.network, town::instant, town.random), this);
        next = 0;
    }

    /** Is gone without a word. */
    void vanish() {
        town.network.leave(address);
        node = null;
    }

    void receive(InetSocketAddress from, ByteBuffer packet) {
        if (node != null) {
            node.receive(from, packet);
            wanted = true;
        }
    }

    void tick() {
        if (node != null && (wanted || town.millis() >= next)) {
            wanted = false;
            next = town.millis() + node.tick();
        }
    }

    /** Its node. */
    Node place() {
        return new Node(node.dhtKey(), address);
    }

    /** Its friend by key alone. */
    Contact contact() {
        return new Contact(key(), null, List.of(), null);
    }

    /** Its friend by key and by an address. */
    Contact contact(InetSocketAddress where) {
        return new Contact(key(), null, List.of(where), null);
    }

    /** Its friend by key and by where its node is. */
    Contact placed() {
        return new Contact(key(), null, List.of(), place());
    }

    /** Its friend-to-be by its Tox ID. */
    Contact asked(String message) {
        return new Contact(key(), new OutgoingRequest(identity.id().nospam(), message), List.of(), null);
    }

    boolean sees(Person friend) {
        FriendView view = node == null ? null : node.friend(friend.key());
        return view != null && view.online();
    }

    long say(Person friend, String text) {
        return node.say(friend.key(), MessageKind.NORMAL, text);
    }

    long count(String event) {
        return events.stream().filter(event::equals).count();
    }

    boolean heard(String event) {
        return events.contains(event);
    }

    /** Two people who see each other, and nobody else. */
    static void befriend(Person one, Person two) {
        one.node.add(two.placed());
        two.node.add(one.contact());
        Town town = one.town;
        if (town.passUntil(() -> one.sees(two) && two.sees(one), 5_000) < 0) {
            throw new AssertionError(one.name + " and " + two.name + " do not find each other, " + town);
        }
    }

    private String name(PublicKey key) {
        return town.people.stream()
                .filter(person -> person.key().equals(key))
                .map(person -> person.name)
                .findFirst()
                .orElse("nobody");
    }

    @Override
    public void files(PublicKey friend, FriendFiles theirs) {
        files.put(friend, theirs);
    }

    @Override
    public void online(PublicKey friend) {
        events.add("online " + name(friend));
    }

    @Override
    public void offline(PublicKey friend) {
        events.add("offline " + name(friend));
    }

    @Override
    public void confirmed(PublicKey friend) {
        events.add("confirmed " + name(friend));
    }

    @Override
    public void profile(PublicKey friend, Profile shown) {
        events.add("profile " + name(friend) + ": " + shown.name() + ", " + shown.statusMessage());
    }

    @Override
    public void message(PublicKey friend, MessageKind kind, String text) {
        events.add(name(friend) + ": " + text);
    }

    @Override
    public void requested(FriendRequest request) {
        events.add("request " + name(request.key()) + ": " + request.message());
    }
}
