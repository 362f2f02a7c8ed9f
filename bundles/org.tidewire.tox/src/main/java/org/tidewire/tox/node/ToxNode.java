package org.tidewire.tox.node;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.List;

import org.tidewire.tox.crypto.KeyPair;
import org.tidewire.tox.crypto.PublicKey;
import org.tidewire.tox.crypto.SharedKeys;
import org.tidewire.tox.dht.Dht;
import org.tidewire.tox.dht.Node;
import org.tidewire.tox.friend.FriendRequest;
import org.tidewire.tox.friend.MessageKind;
import org.tidewire.tox.friend.RequestBook;
import org.tidewire.tox.identity.Profile;
import org.tidewire.tox.identity.Savedata;
import org.tidewire.tox.link.Links;
import org.tidewire.tox.net.Datagrams;
import org.tidewire.tox.onion.OnionClient;
import org.tidewire.tox.onion.OnionMode;
import org.tidewire.tox.onion.OnionService;
import org.tidewire.tox.onion.Surroundings;
import org.tidewire.tox.relay.Relays;

/**
 * A node of the Tox network with its friends. It is given packets and time and gives packets; whoever owns it has the sockets
 * and the one thread that may call it. Its DHT key is new each time, its real key is the identity's.
 */
public final class ToxNode {
    /** Milliseconds between two rounds of what is not urgent. */
    private static final long BEAT = 50;

    /** Milliseconds between two looks after each friend. */
    private static final long ROUND = 500;

    private final Ways ways;
    private final Layers layers;
    private final OnionService service;
    private final Dispatch dispatch;
    private final Friendships friends = new Friendships();
    private final RequestBook requests;
    private final Finder finder;
    private final LinkEvents events;
    private final Timer beat = new Timer();
    private final Timer round = new Timer();

    /**
     * A node without friends that knows nobody yet.
     *
     * @param identity whose keys and profile it has; the friends in it are none of the node's
     * @param mode what the search for friends hides of us
     * @param ways what it stands in
     * @param listener told what friends do
     */
    public ToxNode(Savedata identity, OnionMode mode, Ways ways, NodeListener listener) {
        this.ways = ways;
        KeyPair pair = identity.keyPair();
        SharedKeys real = new SharedKeys(pair);
        SharedKeys own = new SharedKeys(KeyPair.random(ways.random()));
        Datagrams datagrams = ways.datagrams();
        requests = new RequestBook(identity.id().nospam(), friends::has);
        finder = new Finder(friends, ways, datagrams);
        dispatch = new Dispatch(finder, datagrams);
        events = new LinkEvents(friends, finder, identity.profile(), listener, ways.ticker());
        Ears ears = new Ears(real, friends, requests, finder, listener);
        Dht dht = new Dht(own, datagrams, ears, ways.ticker(), ways.random());
        Surroundings around = new Surroundings(own, datagrams, new DhtNodes(dht), ways.ticker(), ways.random());
        service = new OnionService(around);
        Relays relays = new Relays(own, ways.streams(), dispatch, ways.ticker(), ways.random());
        layers = new Layers(
                real,
                own,
                dht,
                new OnionClient(pair, mode, new RelayedOnion(relays), around, ears),
                relays,
                new Links(pair, own, friends::has, events, ways.ticker(), ways.random()));
        finder.join(layers);
        dispatch.join(layers, service);
    }

    /**
     * Takes a packet that came by UDP. Whatever is malformed, or not for us, is ignored.
     *
     * @param from who sent it
     * @param packet all of it, at least 1 byte; has an array; taken, and not kept
     */
    public void receive(InetSocketAddress from, ByteBuffer packet) {
        dispatch.receive(from, packet);
    }

    /**
     * Does what is due.
     *
     * @return milliseconds after which it wants to be called again, 0 to 50
     */
    public long tick() {
        layers.links().tick();
        boolean moving = events.moveFiles();
        long now = ways.ticker().millis();
        if (beat.due(now, BEAT)) {
            layers.dht().tick();
            layers.onion().tick();
            service.tick();
            layers.relays().tick();
            events.tick();
        }
        if (round.due(now, ROUND)) {
            finder.tick(now);
        }
        long next = layers.links().nextTick();
        return moving ? Math.min(next, 1) : next;
    }

    /**
     * Makes somebody a friend, and looks for them from now on.
     *
     * @param contact who
     * @throws IllegalArgumentException if it is a friend already, or ourselves
     */
    public void add(Contact contact) {
        if (contact.key().equals(layers.real().own().open())) {
            throw new IllegalArgumentException("a node is no friend of its own");
        }
        if (friends.has(contact.key())) {
            throw new IllegalArgumentException(contact.key() + " is a friend already");
        }
        Friendship friend = new Friendship(contact);
        friends.add(friend);
        requests.remove(contact.key());
        finder.begin(friend);
    }

    /**
     * Looks for a friend at an address, too, from now on, in place of the one where it was said to be before.
     *
     * @param key the friend's real key; one of nobody does nothing
     * @param address where the friend may be, resolved
     */
    public void expect(PublicKey key, InetSocketAddress address) {
        Friendship friend = friends.get(key);
        if (friend != null) {
            friend.at(address);
            finder.tick(friend, ways.ticker().millis());
        }
    }

    /**
     * Ends a friendship: closes the link and lets them in no more.
     *
     * @param key the friend's real key; one of nobody does nothing
     */
    public void remove(PublicKey key) {
        Friendship friend = friends.get(key);
        if (friend != null) {
            events.part(friend);
            finder.end(friend);
            friends.remove(key);
            requests.forget(key);
        }
    }

    /**
     * The friends.
     *
     * @return how they stand, in the order in which they were added
     */
    public List<FriendView> friends() {
        return friends.all().stream().map(Friendship::view).toList();
    }

    /**
     * A friend.
     *
     * @param key the friend's real key
     * @return how it stands; null if there is no such friend
     */
    public FriendView friend(PublicKey key) {
        Friendship friend = friends.get(key);
        return friend == null ? null : friend.view();
    }

    /**
     * The friend requests that wait.
     *
     * @return the oldest first
     */
    public List<FriendRequest> requests() {
        return requests.list();
    }

    /**
     * Throws a friend request away.
     *
     * @param key whose
     * @return whether one of that key was waiting
     */
    public boolean refuse(PublicKey key) {
        return requests.remove(key);
    }

    /**
     * Says something to a friend.
     *
     * @param key the friend's real key
     * @param kind said or done
     * @param text 1 to 1372 bytes of UTF-8
     * @return the receipt; -1 if the friend is not online or cannot take it now
     * @throws IllegalArgumentException if the friend is online and the text is empty or too long
     */
    public long say(PublicKey key, MessageKind kind, String text) {
        Friendship friend = friends.get(key);
        return friend == null || !friend.online()
                ? -1
                : friend.presence().session().message(kind, text);
    }

    /**
     * Shows friends another profile.
     *
     * @param mine what they are shown
     */
    public void profile(Profile mine) {
        events.profile(mine);
    }

    /**
     * Enters the network through a node of it.
     *
     * @param node the node
     */
    public void bootstrap(Node node) {
        layers.dht().bootstrap(node.address(), node.key());
        layers.onion().bootstrap(node);
    }

    /**
     * Stays connected to a TCP relay from now on.
     *
     * @param node the relay, at its TCP port
     * @throws IllegalStateException if 6 others are in use
     */
    public void relay(Node node) {
        layers.relays().add(node);
    }

    /**
     * Calls whoever is at an address of the local network.
     *
     * @param address one host's or a broadcast one; resolved
     */
    public void discover(InetSocketAddress address) {
        layers.dht().discover(address);
    }

    /**
     * Our key in the network.
     *
     * @return the DHT key of this run
     */
    public PublicKey dhtKey() {
        return layers.dhtKeys().own().open();
    }

    /**
     * How well we are connected.
     *
     * @return nodes near us that answer
     */
    public int size() {
        return layers.dht().size();
    }

    /**
     * Nodes by which to enter the network next time.
     *
     * @param count how many at most
     * @return nodes that answer, by chance
     */
    public List<Node> nodes(int count) {
        return layers.dht().random(count);
    }

    /**
     * The relays.
     *
     * @return those to which we are connected
     */
    public List<Node> relays() {
        return layers.relays().connected();
    }

    /**
     * Whether friends can find us.
     *
     * @return whether a node stores our announcement
     */
    public boolean announced() {
        return layers.onion().announced();
    }

    /** Takes leave: tells friends that we are gone, and closes relays. The node is of no more use. */
    public void close() {
        layers.links().close();
        layers.relays().close();
    }
}
