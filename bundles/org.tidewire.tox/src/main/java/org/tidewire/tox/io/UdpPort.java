package org.tidewire.tox.io;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.UnsupportedAddressTypeException;
import java.util.function.BiConsumer;

import org.tidewire.tox.net.Datagrams;

/** The socket that packets come and go by. Belongs to the node's thread. */
public final class UdpPort implements Datagrams, AutoCloseable {
    /** Bytes of the longest packet taken in; a longer one is no packet of Tox and is cut, so that it does not open. */
    private static final int LONGEST = 2048;

    /** Bytes that the system is asked to hold for us, some milliseconds at full speed. */
    private static final int HELD = 4 << 20;

    /** Packets taken in before others of the node's duties have their turn. */
    private static final int BATCH = 256;

    private final DatagramChannel channel;
    private final BiConsumer<InetSocketAddress, ByteBuffer> receiver;
    private final ByteBuffer arrived = ByteBuffer.allocate(LONGEST);

    /**
     * Opens the first free port of a range.
     *
     * @param address where to listen; with an IPv6 address that is unspecified, on IPv4 too
     * @param ports which ports may be taken
     * @param receiver is given each packet with its sender; the packet is used anew afterwards
     * @throws IOException if no port of the range can be had
     */
    public UdpPort(InetAddress address, PortRange ports, BiConsumer<InetSocketAddress, ByteBuffer> receiver)
            throws IOException {
        this.receiver = receiver;
        channel = DatagramChannel.open();
        try {
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.SO_RCVBUF, HELD);
            channel.setOption(StandardSocketOptions.SO_SNDBUF, HELD);
            channel.setOption(StandardSocketOptions.SO_BROADCAST, true);
            bind(address, ports);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /**
     * Makes sure that a port of a range is free at this moment.
     *
     * @param address where to listen
     * @param ports which ports may be taken
     * @throws IOException if none of them can be had
     */
    public static void require(InetAddress address, PortRange ports) throws IOException {
        new UdpPort(address, ports, (from, packet) -> {}).close();
    }

    private void bind(InetAddress address, PortRange ports) throws IOException {
        BindException taken = null;
        for (int port = ports.first(); port <= ports.last(); port++) {
            if (port == ports.shunned()) {
                continue;
            }
            try {
                channel.bind(new InetSocketAddress(address, port));
                return;
            } catch (BindException e) {
                taken = e;
            }
        }
        BindException none = new BindException("no UDP port from " + ports.first() + " to " + ports.last() + " on "
                + address.getHostAddress() + " is free");
        none.initCause(taken);
        throw none;
    }

    /**
     * The socket, to be watched.
     *
     * @return it; does not block
     */
    public DatagramChannel channel() {
        return channel;
    }

    /**
     * The port that was taken.
     *
     * @return its number
     * @throws IOException if the socket is closed
     */
    public int port() throws IOException {
        return ((InetSocketAddress) channel.getLocalAddress()).getPort();
    }

    /**
     * Hands on what has arrived, a batch at most.
     *
     * @throws IOException if the socket fails
     */
    public void receive() throws IOException {
        for (int i = 0; i < BATCH; i++) {
            arrived.clear();
            InetSocketAddress from;
            try {
                from = (InetSocketAddress) channel.receive(arrived);
            } catch (PortUnreachableException e) {
                // Says of one peer that it is gone, which time-outs find out in their own way.
                continue;
            }
            if (from == null) {
                return;
            }
            if (arrived.flip().hasRemaining()) {
                receiver.accept(from, arrived);
            }
        }
    }

    /** Sends, or loses the packet where the system has no room, no route or no leave to send it. */
    @Override
    public void send(InetSocketAddress to, ByteBuffer packet) {
        try {
            channel.send(packet, to);
        } catch (IOException | UnsupportedAddressTypeException e) {
            // What UDP loses on the way is no other than what it loses here: whoever needs an answer asks again.
            packet.position(packet.limit());
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
