package org.tidewire.wired.client.provider;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;

import org.tidewire.wired.WiredUrl;
import org.tidewire.wired.channel.ChannelWatch;
import org.tidewire.wired.channel.TlsChannel;

/**
 * Opens TLS connections to one server: the control port and the transfer port, which is the next one (Wired 1). All of
 * them share one TLS context, so that a transfer resumes the session of the one before.
 */
final class Dialer {
    private static final List<String> PROTOCOLS = List.of("TLSv1.3", "TLSv1.2");

    private final String host;
    private final int port;
    private final SSLContext tls;
    private final ChannelWatch watch;
    private final Duration timeout;
    private volatile InetAddress address;
    private volatile List<String> transferProtocols = PROTOCOLS;

    Dialer(WiredUrl url, ServerPin pin, ChannelWatch watch, Duration timeout) throws IOException {
        host = url.host();
        port = url.port();
        this.watch = watch;
        this.timeout = timeout;
        try {
            tls = SSLContext.getInstance("TLS");
            tls.init(null, new TrustManager[] {pin}, null);
        } catch (GeneralSecurityException e) {
            throw new IOException("this Java has no TLS", e);
        }
    }

    /** Opens the control connection and remembers which of the host's addresses answered. */
    TlsChannel control() throws IOException {
        IOException fault = null;
        for (InetAddress each : InetAddress.getAllByName(host)) {
            SocketChannel socket;
            try {
                socket = connect(each, port);
            } catch (IOException e) {
                fault = fault == null ? e : suppressed(fault, e);
                continue;
            }
            address = each;
            return secure(socket, port, PROTOCOLS);
        }
        throw fault;
    }

    /**
     * Opens a transfer connection, to the same address, since a server compares where both come from. The version agreed
     * on first is the only one offered later: a resumed TLS 1.2 session needs no new keys, but an offer of 1.3 makes two
     * pairs, which took two thirds of our time with small files.
     */
    TlsChannel transfer() throws IOException {
        SocketChannel socket = connect(address, port + 1);
        try {
            TlsChannel channel = secure(socket, port + 1, transferProtocols);
            transferProtocols = List.of(channel.session().getProtocol());
            return channel;
        } catch (IOException e) {
            transferProtocols = PROTOCOLS; // should the server have changed its mind, the next try will do
            throw e;
        }
    }

    private SocketChannel connect(InetAddress target, int targetPort) throws IOException {
        SocketChannel socket = SocketChannel.open();
        try {
            socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
            socket.socket().connect(new InetSocketAddress(target, targetPort), (int) timeout.toMillis());
            return socket;
        } catch (IOException e) {
            socket.close();
            ConnectException named =
                    new ConnectException("no connection to " + host + " port " + targetPort + ": " + e.getMessage());
            named.initCause(e);
            throw named;
        }
    }

    private TlsChannel secure(SocketChannel socket, int targetPort, List<String> protocols) throws IOException {
        SSLEngine engine = tls.createSSLEngine(host, targetPort);
        engine.setUseClientMode(true);
        engine.setEnabledProtocols(protocols.toArray(String[]::new));
        TlsChannel channel = new TlsChannel(socket, engine, watch);
        try {
            channel.limitWhole(timeout);
            channel.handshake();
            channel.limitWhole(Duration.ZERO);
            return channel;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    private static IOException suppressed(IOException first, IOException next) {
        first.addSuppressed(next);
        return first;
    }
}
