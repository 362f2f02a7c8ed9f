package org.tidewire.wired.channel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.SSLEngine;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class TlsChannelTest {
    private static final int MIB = 1 << 20;

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void agreesOnTheProtocol(String protocol) throws Exception {
        try (TlsPair pair = TlsPair.shaken(protocol)) {
            assertEquals(protocol, pair.client.session().getProtocol());
            assertEquals(protocol, pair.server.session().getProtocol());
            assertEquals(1, pair.client.session().getPeerCertificates().length);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void carriesTwentyMegabytesBothWaysAtOnce(String protocol) throws Exception {
        byte[] up = random(1, 20 * MIB);
        byte[] down = random(2, 20 * MIB);
        try (TlsPair pair = TlsPair.shaken(protocol)) {
            CompletableFuture<Void> sendUp = TlsPair.run(() -> send(pair.client, up, TlsChannel.CHUNK));
            CompletableFuture<Void> sendDown = TlsPair.run(() -> send(pair.server, down, TlsChannel.CHUNK));
            byte[][] got = new byte[2][];
            CompletableFuture<Void> takeUp = TlsPair.run(() -> got[0] = take(pair.server, up.length, 100_000));
            got[1] = take(pair.client, down.length, TlsChannel.CHUNK);
            for (CompletableFuture<Void> one : Arrays.asList(sendUp, sendDown, takeUp)) {
                one.get(30, TimeUnit.SECONDS);
            }
            assertArrayEquals(up, got[0], "seed 1");
            assertArrayEquals(down, got[1], "seed 2");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void carriesSingleBytes(String protocol) throws Exception {
        byte[] bytes = random(3, 2000);
        try (TlsPair pair = TlsPair.shaken(protocol)) {
            CompletableFuture<Void> sending = TlsPair.run(() -> send(pair.client, bytes, 1));
            assertArrayEquals(bytes, take(pair.server, bytes.length, 1), "seed 3");
            sending.get(20, TimeUnit.SECONDS);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void readsLargeRecordsThroughAnySizeOfBuffer(String protocol) throws Exception {
        byte[] bytes = random(4, 3 * MIB + 77);
        for (int room : new int[] {1, 7, 1024, 1025, 16_383, 16_384, 20_000, 131_072}) {
            byte[] part = room > 100 ? bytes : Arrays.copyOf(bytes, 200_000);
            try (TlsPair pair = TlsPair.shaken(protocol)) {
                CompletableFuture<Void> sending = TlsPair.run(() -> send(pair.client, part, 131_072));
                assertArrayEquals(part, take(pair.server, part.length, room), "seed 4, room " + room);
                sending.get(20, TimeUnit.SECONDS);
            }
        }
    }

    @Test
    void makesRecordsAsSmallAsAsked() throws Exception {
        byte[] bytes = random(5, 50_000);
        try (TlsPair pair = TlsPair.shaken("TLSv1.2")) {
            pair.client.limitRecords(8192);
            CompletableFuture<Void> sending = TlsPair.run(() -> send(pair.client, bytes, bytes.length));
            ByteBuffer header = ByteBuffer.allocate(5);
            long plain = 0;
            while (plain < bytes.length) {
                readFully(pair, header.clear());
                int length = header.getShort(3);
                // AES-GCM of TLS 1.2 adds 8 bytes of nonce and 16 of tag
                plain += length - 24;
                assertFalse(length > 8192 + 24, "a record of " + length);
                readFully(pair, ByteBuffer.allocate(length));
            }
            sending.get(20, TimeUnit.SECONDS);
            assertEquals(bytes.length, plain);
        }
    }

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

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void refusesForgedRecords(String protocol) throws Exception {
        try (TlsPair pair = TlsPair.shaken(protocol)) {
            ByteBuffer forged = ByteBuffer.allocate(5 + 64).put(new byte[] {23, 3, 3, 0, 64});
            pair.clientSocket.write(forged.rewind());
            assertThrows(IOException.class, () -> pair.server.read(ByteBuffer.allocate(100)));
        }
    }

    @Test
    void refusesWhatIsNoTls() throws Exception {
        try (TlsPair pair = TlsPair.raw()) {
            pair.clientSocket.write(ByteBuffer.wrap("HELLO\4 and a good day to you all".getBytes(UTF_8)));
            assertThrows(IOException.class, pair.server::handshake);
        }
    }

    @Test
    void tellsThePeerWhyAHandshakeFails() throws Exception {
        try (TlsPair pair = TlsPair.raw("TLSv1.2")) {
            CompletableFuture<Void> server = TlsPair.run(() -> {
                TlsChannel other = new TlsChannel(pair.serverSocket, TlsPair.engine(false, "TLSv1.3"), pair.watch);
                other.handshake();
            });
            IOException refusal = assertThrows(IOException.class, pair.client::handshake);
            assertFalse(refusal instanceof EOFException, "an alert, not an end: " + refusal);
            assertThrows(ExecutionException.class, () -> server.get(20, TimeUnit.SECONDS));
        }
    }

    @Test
    void refusesRenegotiation() throws Exception {
        try (TlsPair pair = TlsPair.raw("TLSv1.2")) {
            SSLEngine engine = TlsPair.engine(true, "TLSv1.2");
            TlsChannel client = new TlsChannel(pair.clientSocket, engine, pair.watch);
            CompletableFuture<Void> shaking = TlsPair.run(pair.server::handshake);
            client.handshake();
            shaking.get(20, TimeUnit.SECONDS);
            engine.beginHandshake();
            client.write(ByteBuffer.allocate(0));
            IOException refusal = assertThrows(IOException.class, () -> pair.server.read(ByteBuffer.allocate(100)));
            assertEquals("renegotiation is not allowed", refusal.getMessage());
            assertFalse(pair.serverSocket.isOpen());
            assertThrows(ClosedChannelException.class, () -> pair.server.write(ByteBuffer.allocate(100)));
        }
    }

    private static void readFully(TlsPair pair, ByteBuffer target) throws IOException {
        while (target.hasRemaining()) {
            if (pair.serverSocket.read(target) < 0) {
                throw new IOException("ended early");
            }
        }
    }

    private static void send(TlsChannel channel, byte[] bytes, int chunk) throws IOException {
        for (int at = 0; at < bytes.length; at += chunk) {
            channel.write(ByteBuffer.wrap(bytes, at, Math.min(chunk, bytes.length - at)));
        }
    }

    private static byte[] take(TlsChannel channel, int length, int room) throws IOException {
        ByteBuffer all = ByteBuffer.allocate(length);
        while (all.hasRemaining()) {
            ByteBuffer part = ByteBuffer.allocate(Math.min(room, all.remaining()));
            int read = channel.read(part);
            assertEquals(part.position(), read);
            all.put(part.flip());
        }
        return all.array();
    }

    private static byte[] takeAll(TlsChannel channel) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        ByteBuffer part = ByteBuffer.allocate(50_000);
        while (channel.read(part.clear()) >= 0) {
            all.write(part.array(), 0, part.position());
        }
        return all.toByteArray();
    }

    private static byte[] random(long seed, int length) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }
}
