package org.tidewire.wired.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TlsLimitsTest {
    private static final int MIB = 1 << 20;

    @Test
    void endsAReadThatWaitsTooLong() throws Exception {
        try (TlsPair pair = TlsPair.shaken()) {
            pair.server.limitCalls(Duration.ofMillis(200), Duration.ZERO);
            Throwable end = assertThrows(IOException.class, () -> pair.server.read(ByteBuffer.allocate(1)));
            assertInstanceOf(SocketTimeoutException.class, end);
            assertFalse(pair.serverSocket.isOpen());
        }
    }

    @Test
    void endsAWriteThatNobodyTakes() throws Exception {
        try (TlsPair pair = TlsPair.shaken()) {
            pair.server.limitCalls(Duration.ZERO, Duration.ofMillis(200));
            assertThrows(SocketTimeoutException.class, () -> send(pair.server, new byte[64 * MIB], 1 << 17));
            assertFalse(pair.serverSocket.isOpen());
        }
    }

    @Test
    void endsAPeerThatTricklesBeyondTheDeadline() throws Exception {
        try (TlsPair pair = TlsPair.shaken()) {
            pair.server.limitCalls(Duration.ofSeconds(20), Duration.ofSeconds(20));
            pair.server.limitWhole(Duration.ofMillis(400));
            CompletableFuture<Void> trickle = TlsPair.run(() -> {
                while (true) {
                    send(pair.client, new byte[1], 1);
                }
            });
            assertThrows(SocketTimeoutException.class, () -> {
                while (pair.server.read(ByteBuffer.allocate(1)) >= 0) {
                    // a byte now and then must not help
                }
            });
            assertThrows(ExecutionException.class, () -> trickle.get(20, TimeUnit.SECONDS));
        }
    }

    @Test
    void endsAHandshakeThatNeverComes() throws Exception {
        try (TlsPair pair = TlsPair.raw()) {
            pair.server.limitWhole(Duration.ofMillis(200));
            assertThrows(SocketTimeoutException.class, pair.server::handshake);
        }
    }

    @Test
    void forgetsADeadlineThatIsTakenAway() throws Exception {
        try (TlsPair pair = TlsPair.shaken()) {
            pair.server.limitWhole(Duration.ofDays(1));
            pair.server.limitWhole(Duration.ZERO);
            pair.server.closeIfOverdue(System.nanoTime() + Duration.ofDays(2).toNanos());
            assertEquals(true, pair.serverSocket.isOpen());
        }
    }

    @Test
    void endsReadsAndWritesWhenClosedByAnother() throws Exception {
        try (TlsPair pair = TlsPair.shaken()) {
            CompletableFuture<Void> reading = TlsPair.run(() -> pair.server.read(ByteBuffer.allocate(1)));
            CompletableFuture<Void> writing = TlsPair.run(() -> send(pair.server, new byte[64 * MIB], 1 << 17));
            assertEquals(1, pair.client.read(ByteBuffer.allocate(1)), "both are under way");
            pair.server.close();
            pair.server.close();
            for (CompletableFuture<Void> one : Arrays.asList(reading, writing)) {
                Throwable end = assertThrows(ExecutionException.class, () -> one.get(20, TimeUnit.SECONDS));
                assertInstanceOf(ClosedChannelException.class, end.getCause());
            }
        }
    }

    @Test
    void watchClosesEveryChannelWhenItCloses() throws Exception {
        try (TlsPair pair = TlsPair.shaken()) {
            pair.watch.close();
            assertFalse(pair.serverSocket.isOpen());
            assertFalse(pair.clientSocket.isOpen());
        }
    }

    private static void send(TlsChannel channel, byte[] bytes, int chunk) throws IOException {
        for (int at = 0; at < bytes.length; at += chunk) {
            channel.write(ByteBuffer.wrap(bytes, at, Math.min(chunk, bytes.length - at)));
        }
    }
}
