package org.tidewire.wired.channel;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;

/** Two channels over a real loopback socket, shaken hands. */
final class TlsPair implements Closeable {
    static final SSLContext CONTEXT = TestTls.context();

    final ChannelWatch watch;
    final SocketChannel clientSocket;
    final SocketChannel serverSocket;
    final TlsChannel client;
    final TlsChannel server;

    private TlsPair(ChannelWatch watch, String... protocols) throws IOException {
        this.watch = watch;
        try (ServerSocketChannel listener = ServerSocketChannel.open()) {
            listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            clientSocket = SocketChannel.open(listener.getLocalAddress());
            serverSocket = listener.accept();
        }
        client = new TlsChannel(clientSocket, engine(true, protocols), watch);
        server = new TlsChannel(serverSocket, engine(false, protocols), watch);
    }

    static TlsPair raw(String... protocols) throws IOException {
        return new TlsPair(new ChannelWatch("test-watch"), protocols);
    }

    static TlsPair shaken(String... protocols) throws Exception {
        return shaken(new TlsPair(new ChannelWatch("test-watch"), protocols));
    }

    /** Two more channels with the same watch; it ends with whichever pair is closed first. */
    TlsPair again() throws Exception {
        return shaken(new TlsPair(watch));
    }

    private static TlsPair shaken(TlsPair pair) throws Exception {
        CompletableFuture<Void> server = run(pair.server::handshake);
        pair.client.handshake();
        server.get(20, TimeUnit.SECONDS);
        return pair;
    }

    static SSLEngine engine(boolean client, String... protocols) {
        SSLEngine engine = client ? CONTEXT.createSSLEngine("localhost", 1) : CONTEXT.createSSLEngine();
        engine.setUseClientMode(client);
        if (protocols.length > 0) {
            engine.setEnabledProtocols(protocols);
        }
        return engine;
    }

    /** Runs on a thread of its own; what it throws is the future's cause. */
    static CompletableFuture<Void> run(Step step) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        Thread thread = new Thread(
                () -> {
                    try {
                        step.run();
                        done.complete(null);
                    } catch (Exception | Error e) {
                        done.completeExceptionally(e);
                    }
                },
                "test-peer");
        thread.setDaemon(true);
        thread.start();
        return done;
    }

    @Override
    public void close() throws IOException {
        try (client;
                server) {
            watch.close();
        }
    }

    /** Something that may fail. */
    interface Step {
        void run() throws Exception;
    }
}
