package org.tidewire.wired.client.provider;

import java.io.Closeable;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A bad network: stands on loopback before both ports of a Wired server, and does to each connection as it is told. */
final class LoopProxy implements Closeable {
    /** Buffers are no larger than need be, so that who sends to nobody notices it soon. */
    private static final int BUFFER = 256 << 10;

    private static final int TRIES = 100;
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    private final Consumer<Fault> struck;
    private final ServerSocket control;
    private final ServerSocket transfer;
    private final Set<LoopConnection> open = ConcurrentHashMap.newKeySet();

    /**
     * Listens on two ports in a row from now on.
     *
     * @param server its control port
     * @param controlFaults what goes wrong with the next control connection
     * @param transferFaults what goes wrong with the next transfer connection
     * @param struck hears of each fault when it happens
     */
    LoopProxy(int server, Supplier<Fault> controlFaults, Supplier<Fault> transferFaults, Consumer<Fault> struck)
            throws IOException {
        this.struck = struck;
        ServerSocket[] pair = pair();
        control = pair[0];
        transfer = pair[1];
        LoopConnection.start(() -> accept(control, server, controlFaults));
        LoopConnection.start(() -> accept(transfer, server + 1, transferFaults));
    }

    int port() {
        return control.getLocalPort();
    }

    /** Lets nothing pass any more by what is open now; nobody hears of an end. */
    void silence() {
        open.forEach(LoopConnection::silence);
    }

    private static ServerSocket[] pair() throws IOException {
        for (int tries = 1; ; tries++) {
            ServerSocket first = listen(0);
            try {
                return new ServerSocket[] {first, listen(first.getLocalPort() + 1)};
            } catch (BindException | IllegalArgumentException e) {
                first.close();
                if (tries == TRIES) {
                    throw e;
                }
            }
        }
    }

    private static ServerSocket listen(int port) throws IOException {
        ServerSocket socket = new ServerSocket();
        socket.setReceiveBufferSize(BUFFER);
        try {
            socket.bind(new InetSocketAddress(LOOPBACK, port), 200);
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    private void accept(ServerSocket listener, int target, Supplier<Fault> faults) {
        try {
            while (true) {
                Socket client = listener.accept();
                begin(client, target, faults.get());
            }
        } catch (IOException e) {
            // closed
        }
    }

    private void begin(Socket client, int target, Fault fault) throws IOException {
        try {
            Socket upstream = connect(target);
            client.setTcpNoDelay(true);
            LoopConnection connection = new LoopConnection(client, upstream, fault, () -> connect(target), struck);
            open.add(connection);
            connection.begin(() -> open.remove(connection));
        } catch (IOException e) {
            client.close(); // the server is gone
        }
    }

    private static Socket connect(int port) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(BUFFER);
        socket.setTcpNoDelay(true);
        socket.connect(new InetSocketAddress(LOOPBACK, port));
        return socket;
    }

    /** Closes everything. */
    @Override
    public void close() throws IOException {
        control.close();
        transfer.close();
        open.forEach(LoopConnection::close);
    }
}
