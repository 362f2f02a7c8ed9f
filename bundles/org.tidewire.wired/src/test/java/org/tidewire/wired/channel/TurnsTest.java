package org.tidewire.wired.channel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tidewire.wired.channel.Traffic.random;
import static org.tidewire.wired.channel.Traffic.send;
import static org.tidewire.wired.channel.Traffic.take;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

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
            List<Turns.Turn> all = new ArrayList<>();
            for (int i = 0; i < PROCESSORS; i++) {
                all.add(turns.join());
                all.get(i).begin();
            }
            CompletableFuture<Void> sending = TlsPair.run(() -> send(pair.client, much, TlsChannel.CHUNK));
            while (turns.waiting() == 0) {
                Thread.onSpinWait();
            }
            send(pair.server, word, word.length);
            assertArrayEquals(word, take(pair.client, word.length, word.length), "seed 7");
            assertEquals(1, turns.waiting(), "the transfer waits still");
            all.get(0).end();
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

    @Test
    void whoWaitsGetsHisTurnFromOneWhoNeverStops() throws Exception {
        Turns turns = new Turns(1);
        Turns.Turn busy = turns.join();
        busy.begin();
        CompletableFuture<Void> waiting = TlsPair.run(() -> {
            Turns.Turn turn = turns.join();
            turn.begin();
            turn.end();
        });
        while (turns.waiting() == 0) {
            Thread.onSpinWait();
        }
        while (!waiting.isDone()) {
            busy.end();
            busy.begin();
        }
        waiting.get(20, TimeUnit.SECONDS);
    }

    @Test
    void whoIsInterruptedWhileHeWaitsHasHisTurnAndIsToldAfterwards() throws Exception {
        Turns turns = new Turns(1);
        Turns.Turn first = turns.join();
        first.begin();
        AtomicBoolean told = new AtomicBoolean();
        Thread waiting = new Thread(() -> {
            Turns.Turn turn = turns.join();
            turn.begin();
            told.set(Thread.interrupted());
            turn.end();
        });
        waiting.start();
        while (turns.waiting() == 0) {
            Thread.onSpinWait();
        }
        waiting.interrupt();
        first.end();
        waiting.join();
        assertTrue(told.get(), "interrupted");
        assertEquals(0, turns.waiting(), "nobody waits");
    }
}
