package org.tidewire.wired.server;

import java.io.Closeable;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;

/**
 * The two bound sockets: the transfer port is the one after the control port (Wired 1.1, section 1).
 *
 * @param control for commands
 * @param transfer for files
 */
record Listeners(ServerSocketChannel control, ServerSocketChannel transfer) implements Closeable {
    private static final int BACKLOG = 200;
    private static final int TRIES = 100;

    /**
     * Binds both.
     *
     * @param port the control port; 0 for any that has a free one behind it
     * @throws IOException if either is taken; neither stays bound
     */
    static Listeners bind(InetAddress address, int port) throws IOException {
        for (int tries = 1; ; tries++) {
            try {
                return pair(address, port);
            } catch (BindException e) {
                if (port != 0 || tries == TRIES) {
                    throw e;
                }
            }
        }
    }

    int port() {
        return control.socket().getLocalPort();
    }

    private static Listeners pair(InetAddress address, int port) throws IOException {
        ServerSocketChannel control = one(address, port);
        try {
            int next = control.socket().getLocalPort() + 1;
            if (next > 65535) {
                throw new BindException("there is no port behind 65535");
            }
            return new Listeners(control, one(address, next));
        } catch (IOException e) {
            control.close();
            throw e;
        }
    }

    private static ServerSocketChannel one(InetAddress address, int port) throws IOException {
        ServerSocketChannel channel = ServerSocketChannel.open();
        try {
            channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            return channel.bind(new InetSocketAddress(address, port), BACKLOG);
        } catch (IOException e) {
            channel.close();
            BindException named = new BindException(address.getHostAddress() + ":" + port + ": " + e.getMessage());
            named.initCause(e);
            throw named;
        }
    }

    @Override
    public void close() throws IOException {
        try (control;
                transfer) {
            control.socket().close();
        }
    }
}
