package org.tidewire.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Two connected sockets, one end of them served by a thread of its own. */
final class Loopback {
    /** What one end does with its socket. */
    interface End {
        void run(SocketChannel socket) throws IOException;
    }

    private Loopback() {}

    /** Runs both ends and waits for both. */
    static void run(End sender, End receiver) throws IOException {
        try (ServerSocketChannel door =
                ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
            CompletableFuture<IOException> sent = new CompletableFuture<>();
            Thread thread = new Thread(() -> sent.complete(fault(door, sender)), "bench-sender");
            thread.start();
            try (SocketChannel socket = SocketChannel.open(door.getLocalAddress())) {
                receiver.run(socket);
            }
            IOException fault = sent.join();
            if (fault != null) {
                throw fault;
            }
        } catch (CompletionException e) {
            throw new IOException(e);
        }
    }

    private static IOException fault(ServerSocketChannel door, End end) {
        try (SocketChannel socket = door.accept()) {
            end.run(socket);
            return null;
        } catch (IOException e) {
            return e;
        }
    }
}
