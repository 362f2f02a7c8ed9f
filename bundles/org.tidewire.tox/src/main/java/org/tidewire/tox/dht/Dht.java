package org.tidewire.tox.dht;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.tidewire.tox.crypto.PublicKey;
import org.tidewire.tox.crypto.SharedKeys;
import org.tidewire.tox.net.Addresses;
import org.tidewire.tox.net.Datagrams;
import org.tidewire.tox.net.Ticker;

/**
 * A node of the distributed hash table, in which nodes find each other by their DHT keys (Tox specification, DHT). Answers
 * others, keeps lists of nodes near its own key and near every searched one, and carries small requests between nodes. All
 * that comes from the network is bounded in number and answered at most packet for packet. Belongs to one thread.
 */
public final class Dht {
    private static final long UPKEEP = 100;
    private static final int ROUTES = 8;

    private final PublicKey own;
    private final SecureRandom random;
    private final Ticker ticker;
    private final DhtListener listener;
    private final Lists lists;
    private final Questions questions;
    private final Exchange exchange;
    private final LanDiscovery lan;
    private final Responses responses;
    private final Routing routing;
    private final NatPing natPing;
    private final NewNodes strangers;
    private final Bootstraps bootstraps = new Bootstraps();
    private final Map<PublicKey, Upkeep> upkeeps = new LinkedHashMap<>();
    private long upkept;

    /**
     * A node that knows nobody.
     *
     * @param keys those of our DHT pair
     * @param datagrams the way out
     * @param listener is told what is learned
     * @param ticker the time
     * @param random for nonces, ids and choices
     */
    public Dht(SharedKeys keys, Datagrams datagrams, DhtListener listener, Ticker ticker, SecureRandom random) {
        this.own = keys.own().open();
        this.random = random;
        this.ticker = ticker;
        this.listener = listener;
        this.lists = new Lists(own, ticker);
        Agreements agreements = new Agreements(keys, lists::known, ticker);
        DhtPacket packets = new DhtPacket(agreements, random);
        this.questions = new Questions(packets, datagrams, ticker, random);
        this.strangers = new NewNodes(random);
        this.responses = new Responses(questions, lists, ticker, listener);
        this.exchange = new Exchange(packets, new Requests(packets, datagrams, lists, strangers), responses);
        this.lan = new LanDiscovery(own, questions, datagrams, ticker);
        this.routing = new Routing(own, new DhtRequestPacket(agreements, random), lists, datagrams, ticker);
        this.natPing = new NatPing(lists);
        this.upkeeps.put(own, new Upkeep(lists.own(), questions, random, true));
        this.upkept = ticker.millis() - UPKEEP;
    }

    /**
     * Takes a packet of kind 0x00, 0x01, 0x02, 0x04, 0x20 or 0x21. One that is malformed, does not open or answers nothing
     * is ignored, and so is any other kind.
     *
     * @param from where it came from
     * @param packet what remains of it is the whole packet, taken; has an array
     */
    public void receive(InetSocketAddress from, ByteBuffer packet) {
        if (!packet.hasRemaining() || !Addresses.usable(from)) {
            return;
        }
        switch (packet.get(packet.position())) {
            case LanDiscovery.KIND -> lan.receive(from, packet);
            case DhtRequestPacket.KIND -> routed(from, packet);
            default -> exchange.receive(from, packet);
        }
    }

    /** Does what is due; to be called about every 50 ms. */
    public void tick() {
        long now = ticker.millis();
        if (now - upkept < UPKEEP) {
            return;
        }
        upkept = now;
        upkeeps.values().forEach(upkeep -> upkeep.tick(now));
        strangers.due(now).forEach(questions::ping);
        if (size() == 0) {
            bootstraps.due(now).forEach(node -> questions.nodes(node, own));
        }
        responses.tell();
    }

    /**
     * Enters the network through a node: asks it for the nodes near us, and again every 5 s while nobody is known, now and
     * later.
     *
     * @param address where it is; resolved
     * @param dhtKey its DHT key
     */
    public void bootstrap(InetSocketAddress address, PublicKey dhtKey) {
        Node node = new Node(dhtKey, address);
        if (!dhtKey.equals(own)) {
            bootstraps.add(node, ticker.millis());
            questions.nodes(node, own);
        }
    }

    /**
     * Makes ourselves known to whoever is at an address, without knowing its key: it will ask us for nodes.
     *
     * @param address one of the local network, which may be a broadcast one; resolved
     */
    public void discover(InetSocketAddress address) {
        lan.send(address);
    }

    /**
     * Looks for a key until it is forgotten. Each time its address is known or has changed the listener is told, the first
     * time not before the next tick.
     *
     * @param dhtKey a friend's DHT key
     */
    public void search(PublicKey dhtKey) {
        Search search = lists.begin(dhtKey);
        if (search != null) {
            Upkeep upkeep = new Upkeep(search, questions, random, false);
            upkeeps.put(dhtKey, upkeep);
            upkeep.tick(ticker.millis());
        }
    }

    /**
     * Looks for a key no longer.
     *
     * @param dhtKey the key; one not searched does nothing
     */
    public void forget(PublicKey dhtKey) {
        if (lists.search(dhtKey) != null) {
            lists.end(dhtKey);
            upkeeps.remove(dhtKey);
        }
    }

    /**
     * Where a node is.
     *
     * @param dhtKey its key
     * @return the address it last answered from; null if it is not known or did not answer for 122 s
     */
    public InetSocketAddress find(PublicKey dhtKey) {
        NodeEntry entry = lists.entry(dhtKey, ticker.millis());
        return entry == null ? null : entry.address();
    }

    /**
     * Asks a node, which may be quite unknown, for nodes; it is known once it has answered. One that was asked the same in
     * the last 2 s is not asked again.
     *
     * @param node whom to ask
     * @param wanted the key whose nearest nodes are wanted
     */
    public void ask(Node node, PublicKey wanted) {
        if (!node.key().equals(own) && !questions.asked(node, wanted)) {
            questions.nodes(node, wanted);
        }
    }

    /**
     * The live nodes nearest to a key.
     *
     * @param target any key
     * @param count how many at most
     * @param asker who is to be told of them: private addresses only if its own is private, those of this machine only if
     *     it is on it; null if they are for us
     * @return nodes that answered in the last 122 s, nearest first
     */
    public List<Node> closest(PublicKey target, int count, InetSocketAddress asker) {
        return lists.closest(target, count, asker);
    }

    /**
     * Some live nodes, by chance.
     *
     * @param count how many at most
     * @return nodes with different keys
     */
    public List<Node> random(int count) {
        List<Node> nodes = new ArrayList<>();
        lists.live(ticker.millis()).values().forEach(entry -> nodes.add(entry.node()));
        Collections.shuffle(nodes, random);
        return List.copyOf(nodes.subList(0, Math.min(count, nodes.size())));
    }

    /**
     * Sends a DHT request to a node: straight if its address is known, and through the 8 known nodes nearest to it.
     *
     * @param receiver its DHT key
     * @param type what the request is about
     * @param data at most 918 bytes, taken
     * @throws IllegalArgumentException if there is more data
     */
    public void request(PublicKey receiver, byte type, ByteBuffer data) {
        routing.send(receiver, type, data, lists.closest(receiver, ROUTES, null));
    }

    /**
     * How well we are connected.
     *
     * @return live nodes in the list around our own key
     */
    public int size() {
        long now = ticker.millis();
        return (int)
                lists.own().entries().stream().filter(entry -> !entry.bad(now)).count();
    }

    private void routed(InetSocketAddress from, ByteBuffer packet) {
        DhtRequestPacket.Opened opened = routing.receive(from, packet);
        if (opened == null) {
            return;
        }
        if (opened.type() != NatPing.TYPE) {
            listener.request(opened.sender(), opened.type(), opened.data());
            return;
        }
        ByteBuffer answer = natPing.answer(opened.sender(), opened.data(), ticker.millis());
        if (answer != null) {
            request(opened.sender(), NatPing.TYPE, answer);
        }
    }
}
