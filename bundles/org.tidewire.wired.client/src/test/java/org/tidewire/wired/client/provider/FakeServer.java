package org.tidewire.wired.client.provider;

import java.io.Closeable;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.atomic.AtomicInteger;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

import org.tidewire.wired.Message;

/**
 * A small Wired server on real TLS sockets with files in memory, made without any of our server code. It behaves as the
 * original does, and worse when told: a scripted reaction takes the place of the next reply to a command.
 */
final class FakeServer implements Closeable {
    /** What happens instead of the next reply. */
    @FunctionalInterface
    interface Reaction {
        void to(Message command, FakeSession session) throws Exception;
    }

    final Map<String, byte[]> files = new ConcurrentHashMap<>();
    final Map<String, byte[]> partials = new ConcurrentHashMap<>();
    final Map<String, Integer> folders = new ConcurrentHashMap<>(Map.of("/", 1));
    final Set<String> closed = new CopyOnWriteArraySet<>();
    final Map<String, String> comments = new ConcurrentHashMap<>();
    final Map<String, FakeTransfer> transfers = new ConcurrentHashMap<>();
    final List<String> said = new CopyOnWriteArrayList<>();
    final List<Throwable> faults = new CopyOnWriteArrayList<>();
    final Set<String> tlsSessions = new CopyOnWriteArraySet<>();
    final Queue<Integer> cuts = new ConcurrentLinkedQueue<>();
    final ServerSocket control;
    final ServerSocket data;
    volatile SSLContext identity;
    volatile SSLContext dataIdentity;
    volatile FakeSession session;
    volatile String version = "Wired/1.3.4 (Linux; 6.1; x86_64)";
    volatile String protocol = "1.1";
    volatile String protocols = "TLSv1.2";
    volatile String modified = "2026-11-20T20:11:16+00:00";
    volatile boolean endsProperly;
    volatile int keepsFor; // files that a transfer connection is kept for, if the client asks
    volatile String word = "250 Done"; // behind a file, on a connection that is kept
    final AtomicInteger connections = new AtomicInteger();
    volatile int largestRecord;
    volatile int slots = Integer.MAX_VALUE;
    private final AtomicInteger keys = new AtomicInteger(0x1000);
    private final Queue<Granted> queue = new ArrayDeque<>();
    private int running;
    volatile int mostRunning;
    volatile int mostQueued;
    private final Map<String, Queue<Reaction>> script = new ConcurrentHashMap<>();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();

    FakeServer(SSLContext identity) throws IOException {
        this.identity = identity;
        dataIdentity = identity;
        ServerSocket[] pair = pair();
        control = pair[0];
        data = pair[1];
        accept(control, socket -> new FakeSession(this, secure(socket, this.identity)).run());
        accept(data, socket -> FakeTransfer.serve(this, socket, secure(socket, dataIdentity)));
    }

    /** What happens when a slot is free. */
    interface Granted {
        void grant() throws IOException;
    }

    String key() {
        return Integer.toHexString(keys.incrementAndGet());
    }

    /** Grants a slot now, or tells the place and grants it later. */
    synchronized void take(Granted granted, FakeSession session, String path) throws IOException {
        if (running < slots) {
            running++;
            mostRunning = Math.max(mostRunning, running);
            granted.grant();
        } else {
            queue.add(granted);
            mostQueued = Math.max(mostQueued, queue.size());
            session.reply(401, path, queue.size());
        }
    }

    /** Gives a slot back, to the next in line. */
    synchronized void free() throws IOException {
        Granted next = queue.poll();
        if (next == null) {
            running--;
        } else {
            next.grant();
        }
    }

    /** Tells whether a path lies in a drop box that shows nothing. */
    boolean isHidden(String path) {
        return closed.stream().anyMatch(each -> path.startsWith(each + "/"));
    }

    int port() {
        return control.getLocalPort();
    }

    synchronized int queued() {
        return queue.size();
    }

    /** Reacts once to a command that begins like this; several such wait in line. */
    void once(String command, Reaction reaction) {
        script.computeIfAbsent(command, c -> new ConcurrentLinkedQueue<>()).add(reaction);
    }

    Reaction reaction(String command) {
        for (Map.Entry<String, Queue<Reaction>> each : script.entrySet()) {
            if (command.startsWith(each.getKey()) && !each.getValue().isEmpty()) {
                return each.getValue().remove();
            }
        }
        return null;
    }

    long count(String command) {
        return said.stream().filter(each -> each.startsWith(command)).count();
    }

    private interface Service {
        void serve(Socket socket) throws Exception;
    }

    private void accept(ServerSocket listener, Service service) {
        start(() -> {
            while (!listener.isClosed()) {
                Socket socket;
                try {
                    socket = listener.accept();
                    socket.setTcpNoDelay(true); // noise, reply and noise are three writes
                } catch (IOException e) {
                    return; // closed: the test is over
                }
                sockets.add(socket);
                start(() -> {
                    try (socket) {
                        service.serve(socket);
                    } catch (Exception | AssertionError e) {
                        faults.add(e);
                    }
                });
            }
        });
    }

    private SSLSocket secure(Socket socket, SSLContext shown) throws IOException {
        SSLSocket secure = (SSLSocket) shown.getSocketFactory()
                .createSocket(socket, socket.getInetAddress().getHostAddress(), socket.getPort(), false);
        secure.setUseClientMode(false);
        secure.setEnabledProtocols(protocols.split(","));
        secure.startHandshake();
        return secure;
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(task, "fake-server");
        thread.setDaemon(true);
        thread.start();
    }

    private static ServerSocket[] pair() throws IOException {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        ArrayDeque<ServerSocket> unfit = new ArrayDeque<>();
        try {
            while (true) {
                ServerSocket first = new ServerSocket(0, 50, loopback);
                ServerSocket second = new ServerSocket();
                try {
                    second.bind(new InetSocketAddress(loopback, first.getLocalPort() + 1));
                    return new ServerSocket[] {first, second};
                } catch (BindException e) {
                    unfit.add(first);
                    second.close();
                }
            }
        } finally {
            for (ServerSocket each : unfit) {
                each.close();
            }
        }
    }

    /** Ends every connection at once. */
    void drop() throws IOException {
        for (Socket each : sockets) {
            each.close();
        }
    }

    @Override
    public void close() throws IOException {
        control.close();
        data.close();
        drop();
    }
}
