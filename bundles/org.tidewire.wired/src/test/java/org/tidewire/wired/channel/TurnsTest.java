package org.tidewire.wired.channel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.tidewire.wired.channel.Traffic.random;
import static org.tidewire.wired.channel.Traffic.send;
import static org.tidewire.wired.channel.Traffic.take;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who encrypts much waits for a turn, and nobody else does. */
@Timeout(60)
class TurnsTest {
    private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();

    @Test
    void aShortWordIsSaidWhileTransfersWaitForTheirTurn() throws Exception {
        byte[] much = random(6, 3 * TlsChannel.CHUNK);
        byte[] word = random(7, 16_000);
        try (TlsPair pair = TlsPair.shaken("TLSv1.3")) {
            Turns turns = pair.watch.turns();
            for (int i = 0; i < PROCESSORS; i++) {
                turns.begin();
            }
            CompletableFuture<Void> sending = TlsPair.run(() -> send(pair.client, much, TlsChannel.CHUNK));
            while (turns.waiting() == 0) {
                Thread.onSpinWait();
            }
            send(pair.server, word, word.length);
            assertArrayEquals(word, take(pair.client, word.length, word.length), "seed 7");
            assertEquals(1, turns.waiting(), "the transfer waits still");
            turns.end();
            assertArrayEquals(much, take(pair.server, much.length, TlsChannel.CHUNK), "seed 6");
            sending.get(20, TimeUnit.SECONDS);
        }
    }

    @Test
    void aTransferWhosePeerTakesNothingKeepsNobodyFromHisTurn() throws Exception {
        byte[] much = random(8, 64 << 20); // more than the sockets hold
        byte[] other = random(9, 3 * TlsChannel.CHUNK);
        try (TlsPair stuck = TlsPair.shaken("TLSv1.3")) {
            CompletableFuture<Void> first = TlsPair.run(() -> send(stuck.client, much, TlsChannel.CHUNK));
            CompletableFuture<Void> second = TlsPair.run(() -> send(stuck.server, much, TlsChannel.CHUNK));
            try (TlsPair free = stuck.again()) {
                CompletableFuture<Void> sending = TlsPair.run(() -> send(free.client, other, TlsChannel.CHUNK));
                assertArrayEquals(other, take(free.server, other.length, TlsChannel.CHUNK), "seed 9");
                sending.get(20, TimeUnit.SECONDS);
                assertFalse(first.isDone() || second.isDone(), "what nobody took is not sent");
            }
        }
    }
}
