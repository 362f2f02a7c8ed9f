package org.tidewire.bench.tox;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.tidewire.tox.crypto.KeyPair;
import org.tidewire.tox.crypto.PublicKey;
import org.tidewire.tox.crypto.SharedKeys;
import org.tidewire.tox.io.NodeThread;
import org.tidewire.tox.io.PortRange;
import org.tidewire.tox.io.UdpPort;
import org.tidewire.tox.link.Link;
import org.tidewire.tox.link.LinkListener;
import org.tidewire.tox.link.Links;
import org.tidewire.tox.net.Datagrams;
import org.tidewire.tox.net.Ticker;
import org.tidewire.tox.net.UdpRoute;

/**
 * Our side of a measured transfer, a process of its own: links over UDP to friends whose whereabouts it is told, without DHT and
 * onion. It obeys and tells as the original peer does; when standard input ends it ends.
 */
public final class FilePeer implements LinkListener {
    private static final long SESSIONS = 50;

    private final Ticker ticker = System::nanoTime;
    private final SecureRandom random = new SecureRandom();
    private final KeyPair real = KeyPair.random(random);
    private final KeyPair dht = KeyPair.random(random);
    private final NodeThread thread = new NodeThread(PrintedLog.create());
    private final UdpPort udp =
            new UdpPort(InetAddress.getLoopbackAddress(), PortRange.only(0), (from, packet) -> receive(from, packet));
    private final Datagrams datagrams;
    private final Links links;
    private final Set<PublicKey> friends = new HashSet<>();
    private final Map<PublicKey, FileTalk> talks = new HashMap<>();
    private long nextSessions;

    private FilePeer(String weather) throws IOException {
        datagrams = Weather.over(udp, weather);
        links = new Links(real, new SharedKeys(dht), friends::contains, this, ticker, random);
        thread.watch(udp.channel(), SelectionKey.OP_READ, key -> udp.receive());
    }

    /**
     * Runs until standard input ends.
     *
     * @param words nothing, or what is wrong with the way: lost of 1000 packets, milliseconds late and a seed, parted by colons
     * @throws IOException if there is no port
     */
    public static void main(String... words) throws IOException {
        FilePeer peer = new FilePeer(words.length == 0 ? "" : words[0]);
        peer.thread.start(peer::beat);
        tell("id\t" + peer.real.open() + "\t" + peer.dht.open() + "\t" + peer.udp.port() + "\t0");
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            List<String> command = List.of(line.split("\t"));
            peer.thread.execute(() -> peer.obey(command));
            if (command.get(0).equals("quit")) {
                break;
            }
        }
        peer.thread.execute(peer.links::close);
        peer.thread.close();
        peer.udp.close();
    }

    private static void tell(String line) {
        System.out.println(line);
    }

    private void obey(List<String> words) {
        switch (words.get(0)) {
            case "add" -> friends.add(PublicKey.parse(words.get(1)));
            case "dial" -> dial(words);
            case "offer" -> talks.get(PublicKey.parse(words.get(1))).offer(Long.parseLong(words.get(2)), words.get(3));
            default -> {}
        }
        tell("done\t" + words.get(0));
    }

    /** Public key, port and DHT key of a friend. */
    private void dial(List<String> words) {
        PublicKey friend = PublicKey.parse(words.get(1));
        InetSocketAddress address =
                new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(words.get(2)));
        friends.add(friend);
        links.dial(friend, PublicKey.parse(words.get(3)), new UdpRoute(address, datagrams));
    }

    private void receive(InetSocketAddress from, ByteBuffer packet) {
        links.receive(new UdpRoute(from, datagrams), packet);
    }

    private long beat() {
        links.tick();
        long now = ticker.millis();
        if (now >= nextSessions) {
            nextSessions = now + SESSIONS;
            talks.values().forEach(talk -> talk.session().tick());
        }
        talks.values().forEach(FileTalk::pump);
        return links.nextTick();
    }

    @Override
    public void established(Link link) {
        FileTalk talk = new FileTalk(link, FilePeer::tell, ticker);
        talks.put(link.friend(), talk);
        talk.session().begin();
    }

    @Override
    public void received(Link link, int id, ByteBuffer data) {
        talks.get(link.friend()).session().received(id, data);
    }

    @Override
    public void lost(Link link) {
        FileTalk talk = talks.remove(link.friend());
        if (talk != null) {
            talk.session().end();
            talk.offline();
        }
    }

    @Override
    public void answered(PublicKey friend, PublicKey dhtKey) {
        // Whoever dials knows it.
    }
}
