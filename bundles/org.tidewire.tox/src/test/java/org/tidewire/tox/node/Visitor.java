package org.tidewire.tox.node;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

import org.tidewire.tox.crypto.KeyPair;
import org.tidewire.tox.crypto.PublicKey;
import org.tidewire.tox.crypto.SharedKeys;
import org.tidewire.tox.dht.Dht;
import org.tidewire.tox.dht.DhtListener;
import org.tidewire.tox.dht.PackedNode;
import org.tidewire.tox.friend.DhtKeyAnnounce;
import org.tidewire.tox.link.Link;
import org.tidewire.tox.link.LinkListener;
import org.tidewire.tox.link.Links;
import org.tidewire.tox.net.Datagrams;
import org.tidewire.tox.net.UdpRoute;

/** Somebody who speaks as a test wants: has a place in the DHT, announces what it likes, and sends packets of any kind. */
final class Visitor implements LinkListener, DhtListener {
    private static final int ONLINE = 24;
    private static final int ALIVE = 16;

    final InetSocketAddress address;
    final SharedKeys real;
    final SharedKeys dhtKeys;
    final Links links;
    final Dht dht;
    final List<String> received = new ArrayList<>();
    private final Town town;
    private final Datagrams out;
    private long alive;

    Visitor(Town town, KeyPair real, InetSocketAddress address) {
        this.town = town;
        this.address = address;
        this.real = new SharedKeys(real);
        dhtKeys = new SharedKeys(KeyPair.random(town.random));
        out = town.network.join(address, this::receive);
        links = new Links(real, dhtKeys, key -> true, this, town.network, town.random);
        dht = new Dht(dhtKeys, out, this, town.network, town.random);
        town.chores.add(this::tick);
    }

    static Visitor of(Town town, int host) {
        return new Visitor(town, KeyPair.random(town.random), Town.address(host));
    }

    PublicKey key() {
        return real.own().open();
    }

    PublicKey dhtKey() {
        return dhtKeys.own().open();
    }

    /** It as a friend. */
    Contact contact() {
        return new Contact(key(), null, List.of(), null);
    }

    private void receive(InetSocketAddress from, ByteBuffer packet) {
        links.receive(new UdpRoute(from, out), packet.duplicate());
        dht.receive(from, packet);
    }

    private void tick() {
        links.tick();
        dht.tick();
        if (town.millis() - alive >= 8_000) {
            alive = town.millis();
            town.people.forEach(person -> send(person, ALIVE));
        }
    }

    /** Comes online at somebody whose friend it is. */
    void visit(Person host) {
        links.dial(host.key(), host.node.dhtKey(), new UdpRoute(host.address, out));
        if (town.passUntil(() -> linked(host), 5_000) < 0) {
            throw new AssertionError("no link to " + host.name + ", " + town);
        }
        send(host, ONLINE);
        town.pass(20);
        received.clear();
    }

    boolean linked(Person host) {
        Link link = links.link(host.key());
        return link != null && link.established();
    }

    /** Sends a packet over the link, if there is one. */
    void send(Person host, int id, byte... body) {
        if (linked(host)) {
            links.link(host.key()).send(id, ByteBuffer.wrap(body));
        }
    }

    /** Says by a DHT request where it is, whether that is so or not. */
    void announce(Person to, long noReplay, PublicKey where, List<PackedNode> nodes) {
        var announce = new DhtKeyAnnounce(noReplay, where, nodes);
        ByteBuffer sealed = SealedAnnounce.seal(announce, real, to.key(), town.random);
        dht.request(to.node.dhtKey(), (byte) DhtKeyAnnounce.TYPE, sealed);
        town.pass(20);
    }

    /** What came over links of one kind: its bytes without the id, as hex digits. */
    List<String> received(int id) {
        String prefix = id + " ";
        return received.stream()
                .filter(text -> text.startsWith(prefix))
                .map(text -> text.substring(prefix.length()))
                .toList();
    }

    @Override
    public void received(Link link, int id, ByteBuffer data) {
        byte[] bytes = new byte[data.remaining()];
        data.get(bytes);
        received.add(id + " " + HexFormat.of().formatHex(bytes));
    }

    @Override
    public void established(Link link) {}

    @Override
    public void lost(Link link) {}

    @Override
    public void answered(PublicKey friend, PublicKey dhtKey) {}

    @Override
    public void request(PublicKey senderDhtKey, byte type, ByteBuffer data) {}

    @Override
    public void found(PublicKey dhtKey, InetSocketAddress found) {}

    @Override
    public void seen(PublicKey dhtKey, InetSocketAddress seen) {}
}
