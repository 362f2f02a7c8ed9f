package org.tidewire.tox.io;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;

import org.osgi.service.log.Logger;
import org.tidewire.tox.identity.Savedata;
import org.tidewire.tox.net.Datagrams;
import org.tidewire.tox.node.NodeCalls;
import org.tidewire.tox.node.NodeListener;
import org.tidewire.tox.node.ToxNode;
import org.tidewire.tox.node.Ways;

/** A node that runs: on a thread of its own, with its sockets. May be used from any thread but that one. */
public final class OpenNode implements NodeCalls, AutoCloseable {
    static final String STOPPED = "the Tox node has stopped";

    private final NodeThread thread;
    private final TcpStreams streams;
    private final UdpPort udp;
    private final ToxNode node;
    private final Broadcasts broadcasts;
    private final Logger log;
    private volatile boolean closed;

    /**
     * Opens the sockets; nothing comes or goes before {@link #start}.
     *
     * @param settings where and how
     * @param identity whose keys and profile it has
     * @param listener told what friends do, on the node's thread, where it may not call back
     * @param log told of faults of the node, never of packets
     * @throws IOException if no UDP port can be had
     */
    public OpenNode(NodeSettings settings, Savedata identity, NodeListener listener, Logger log) throws IOException {
        this.log = log;
        thread = new NodeThread(log);
        streams = new TcpStreams(thread);
        try {
            udp = settings.udp()
                    ? new UdpPort(settings.address(), settings.ports(), (from, packet) -> node().receive(from, packet))
                    : null;
            if (udp != null) {
                thread.watch(udp.channel(), SelectionKey.OP_READ, key -> udp.receive());
            }
        } catch (IOException | RuntimeException e) {
            thread.close();
            throw e;
        }
        Datagrams datagrams = udp == null ? Datagrams.NONE : udp;
        Ways ways = new Ways(datagrams, streams, System::nanoTime, InstantSource.system(), new SecureRandom());
        node = new ToxNode(identity, settings.onion(), ways, listener);
        broadcasts = settings.lanDiscovery() ? new Broadcasts(node) : null;
    }

    /** Begins. Called once. */
    public void start() {
        thread.start(this::beat);
    }

    private ToxNode node() {
        return node;
    }

    private long beat() {
        if (broadcasts != null) {
            try {
                broadcasts.tick(TimeUnit.NANOSECONDS.toMillis(System.nanoTime()));
            } catch (IOException e) {
                log.warn("The local network cannot be told that the Tox node is there", e);
            }
        }
        return node.tick();
    }

    /**
     * Asks the node something, on its own thread, and waits for the answer, milliseconds as a rule.
     *
     * @param question what to do there; must not wait for anything
     * @param <T> what it answers
     * @return the answer
     * @throws IOException if the node is closed
     */
    public <T> T ask(Function<ToxNode, T> question) throws IOException {
        if (isOver()) {
            throw new IOException(STOPPED);
        }
        Answer<T> answer = new Answer<>();
        thread.execute(() -> answer.to(() -> question.apply(node)));
        return answer.await(this::isOver);
    }

    private boolean isOver() {
        return closed || thread.ended();
    }

    @Override
    public <T> T ask(Supplier<T> question) throws IOException {
        return ask((ToxNode asked) -> question.get());
    }

    @Override
    public void execute(Runnable task) {
        thread.execute(task);
    }

    /**
     * The port it listens on.
     *
     * @return the UDP port; 0 without UDP
     * @throws IOException if the node is closed
     */
    public int port() throws IOException {
        return udp == null ? 0 : udp.port();
    }

    /** Takes leave of friends, who see at once that we are gone, and closes the sockets. Waits for the thread's end. */
    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        thread.execute(node::close);
        thread.close();
        closed = true;
        streams.close();
        if (udp != null) {
            udp.close();
        }
    }
}
