package org.tidewire.wired.channel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tidewire.wired.channel.Traffic.random;
import static org.tidewire.wired.channel.Traffic.send;
import static org.tidewire.wired.channel.Traffic.take;
import static org.tidewire.wired.channel.Traffic.takeAll;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a channel ends, and which ends it takes for proper ones. */
@Timeout(60)
class TlsEndTest {
    private static final int MIB = 1 << 20;

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void finishesSoThatThePeerGetsEveryByteAndAnEnd(String protocol) throws Exception {
        byte[] bytes = random(6, 5 * MIB);
        try (TlsPair pair = TlsPair.shaken(protocol)) {
            CompletableFuture<Void> sending = TlsPair.run(() -> {
                send(pair.client, bytes, TlsChannel.CHUNK);
                pair.client.finish();
            });
            assertArrayEquals(bytes, takeAll(pair.server), "seed 6");
            pair.server.finish();
            sending.get(20, TimeUnit.SECONDS);
            assertFalse(pair.clientSocket.isOpen());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void tellsThatThePeerEndedProperly(String protocol) throws Exception {
        try (TlsPair pair = TlsPair.shaken(protocol)) {
            CompletableFuture<Void> peer = TlsPair.run(() -> {
                assertEquals(100_000, take(pair.server, 100_000, 50_000).length);
                send(pair.server, random(9, 40_000), 10_000); // before its end, and nobody wants it
                pair.server.finish();
            });
            send(pair.client, random(9, 100_000), 10_000);
            assertTrue(pair.client.finish());
            peer.get(20, TimeUnit.SECONDS);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void takesABareEndOfTheSocketForNoProperEnd(String protocol) throws Exception {
        try (TlsPair pair = TlsPair.shaken(protocol)) {
            CompletableFuture<Void> peer = TlsPair.run(() -> {
                assertEquals(100_000, takeAll(pair.server).length);
                pair.serverSocket.shutdownOutput();
            });
            send(pair.client, random(9, 100_000), 10_000);
            assertFalse(pair.client.finish());
            peer.get(20, TimeUnit.SECONDS);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void takesAForgedEndForNoProperEnd(String protocol) throws Exception {
        try (TlsPair pair = TlsPair.shaken(protocol)) {
            ByteBuffer forged = ByteBuffer.allocate(5 + 26).put(new byte[] {21, 3, 3, 0, 26, 1, 0});
            pair.serverSocket.write(forged.rewind());
            pair.serverSocket.shutdownOutput();
            assertThrows(IOException.class, pair.client::finish);
            assertFalse(pair.clientSocket.isOpen());
        }
    }

    @Test
    void waitsForTheEndAsLongAsAsked() throws Exception {
        try (TlsPair pair = TlsPair.shaken("TLSv1.2")) {
            assertThrows(SocketTimeoutException.class, () -> pair.client.finish(Duration.ofMillis(1)));
            assertFalse(pair.clientSocket.isOpen());
        }
    }

    @Test
    void sendsOnAfterThePeersHalfCloseInTls13() throws Exception {
        byte[] bytes = random(7, MIB);
        try (TlsPair pair = TlsPair.shaken("TLSv1.3")) {
            send(pair.client, new byte[] {42}, 1);
            CompletableFuture<Void> finishing = TlsPair.run(pair.client::finish);
            assertArrayEquals(new byte[] {42}, takeAll(pair.server));
            send(pair.server, bytes, 65_536); // lands nowhere, but breaks nothing
            pair.server.finish();
            finishing.get(20, TimeUnit.SECONDS);
        }
    }

    @Test
    void cutsOffAPeerThatGoesOnAfterTheEnd() throws Exception {
        try (TlsPair pair = TlsPair.shaken("TLSv1.2")) {
            CompletableFuture<Void> endless = TlsPair.run(() -> {
                while (true) {
                    send(pair.client, new byte[10_000], 10_000);
                }
            });
            assertThrows(SocketTimeoutException.class, pair.server::finish);
            assertThrows(ExecutionException.class, () -> endless.get(20, TimeUnit.SECONDS));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void readsABareEndOfTheSocketAsTheEnd(String protocol) throws Exception {
        byte[] bytes = random(8, 100_000);
        try (TlsPair pair = TlsPair.shaken(protocol)) {
            CompletableFuture<Void> sending = TlsPair.run(() -> {
                send(pair.client, bytes, 4096);
                pair.clientSocket.shutdownOutput();
            });
            assertArrayEquals(bytes, takeAll(pair.server), "seed 8");
            assertEquals(-1, pair.server.read(ByteBuffer.allocate(1)), "and stays at the end");
            sending.get(20, TimeUnit.SECONDS);
        }
    }

    @Test
    void givesOnlyWholeRecordsOfATruncatedStream() throws Exception {
        try (TlsPair pair = TlsPair.shaken("TLSv1.2")) {
            send(pair.client, new byte[100], 100);
            pair.clientSocket.write(ByteBuffer.wrap(new byte[] {23, 3, 3, 1, 0, 9, 9, 9}));
            pair.clientSocket.shutdownOutput();
            assertEquals(100, takeAll(pair.server).length);
        }
    }
}
