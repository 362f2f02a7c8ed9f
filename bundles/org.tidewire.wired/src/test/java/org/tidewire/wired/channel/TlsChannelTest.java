package org.tidewire.wired.channel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.tidewire.wired.channel.Traffic.random;
import static org.tidewire.wired.channel.Traffic.send;
import static org.tidewire.wired.channel.Traffic.take;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a channel agrees on and carries. */
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

    private static void readFully(TlsPair pair, ByteBuffer target) throws IOException {
        while (target.hasRemaining()) {
            if (pair.serverSocket.read(target) < 0) {
                throw new IOException("ended early");
            }
        }
    }
}
