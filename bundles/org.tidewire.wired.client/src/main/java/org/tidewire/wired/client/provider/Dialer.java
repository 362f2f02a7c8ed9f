package org.tidewire.wired.client.provider;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.security.GeneralSecurityException;
import java.time.Duration;

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
    private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};

    private final String host;
    private final int port;
    private final SSLContext tls;
    private final ChannelWatch watch;
    private final Duration timeout;
    private volatile InetAddress address;

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
            return secure(socket, port);
        }
        throw fault;
    }

    /** Opens a transfer connection, to the same address, since a server compares where both come from. */
    TlsChannel transfer() throws IOException {
        return secure(connect(address, port + 1), port + 1);
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

    private TlsChannel secure(SocketChannel socket, int targetPort) throws IOException {
        SSLEngine engine = tls.createSSLEngine(host, targetPort);
        engine.setUseClientMode(true);
        engine.setEnabledProtocols(PROTOCOLS);
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
