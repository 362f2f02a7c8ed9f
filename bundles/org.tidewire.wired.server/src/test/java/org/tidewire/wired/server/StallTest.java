package org.tidewire.wired.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Connections that stall at every stage before login; {@code -Dstalled=2000} for more. */
@Timeout(300)
class StallTest {
    private static final int STALLED = Integer.getInteger("stalled", 500);

    /** A connection that says nothing more. */
    private interface Stalled extends Closeable {
        /** Waits for the server to end it. */
        void end() throws IOException;
    }

    /** Opens such a connection. */
    private interface Stage {
        Stalled open() throws IOException;
    }

    private int port;

    @Test
    void whoStallsBeforeLoginKeepsNobodyOutAndIsDropped() throws Exception {
        Map<String, Object> config = Map.of("login.timeout", 6, "transfer.timeout", 6, "connections", STALLED + 100);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try (TestSite site = new TestSite(config, Map.of())) {
            port = site.server.port();
            List<CompletableFuture<List<Stalled>>> opening = Stream.<Stage>of(
                            this::inTls,
                            () -> saying(port, "HELLO"),
                            () -> saying(port, "HELLO\4USER " + "x".repeat(1_000)),
                            () -> saying(port + 1, "TRANSFER 0123"))
                    .map(stage -> CompletableFuture.supplyAsync(() -> open(stage), threads))
                    .toList();
            int logins = 0;
            do {
                logIn(site);
                logins++;
            } while (!opening.stream().allMatch(CompletableFuture::isDone));
            logIn(site); // while all of them stall
            int dropped = 0;
            for (CompletableFuture<List<Stalled>> stage : opening) {
                for (Stalled connection : stage.join()) {
                    connection.end();
                    connection.close();
                    dropped++;
                }
            }
            System.out.println(dropped + " stalled connections were dropped; " + (logins + 1) + " logins meanwhile");
            assertEquals(STALLED / 4 * 4, dropped);
            assertTrue(site.logged.stream().noneMatch(line -> line.startsWith("warn")), "nothing to warn of");
        } finally {
            threads.shutdownNow();
        }
    }

    private static void logIn(TestSite site) throws IOException {
        try (WireClient user = site.guest()) {
            user.lives();
        }
    }

    private static List<Stalled> open(Stage stage) {
        try {
            List<Stalled> all = new ArrayList<>();
            for (int i = 0; i < STALLED / 4; i++) {
                all.add(stage.open());
            }
            return all;
        } catch (IOException e) {
            throw new CompletionException(e);
        }
    }

    /** Sends the beginning of a TLS record, and not the rest. */
    private Stalled inTls() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(60_000);
        socket.getOutputStream().write(new byte[] {22, 3, 1, 1, 0, 1});
        return stalled(socket, () -> {
            while (socket.getInputStream().read() >= 0) {
                // whatever the server says
            }
        });
    }

    private static Stalled saying(int port, String text) throws IOException {
        WireClient client = new WireClient(TestSite.TLS, port).write(text.getBytes(UTF_8));
        client.socket.setSoTimeout(60_000);
        return stalled(client, client::rest);
    }

    private static Stalled stalled(Closeable connection, Reading reading) {
        return new Stalled() {
            @Override
            public void end() throws IOException {
                try {
                    reading.all();
                } catch (IOException e) {
                    assertFalse(e instanceof SocketTimeoutException, "it was never dropped");
                }
            }

            @Override
            public void close() throws IOException {
                connection.close();
            }
        };
    }

    /** Reads to the end. */
    private interface Reading {
        void all() throws IOException;
    }
}
