package org.tidewire.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.tidewire.friend.Availability;
import org.tidewire.friend.FriendInfo;
import org.tidewire.friend.FriendNetwork;
import org.tidewire.friend.FriendState;
import org.tidewire.friend.Friends;
import org.tidewire.storage.Storage;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

/** Services that hang when they are asked. */
class HangingTest {
    private static final FriendInfo BOB =
            new FriendInfo("bob", "AB", FriendState.ONLINE, "", "", "", Availability.AVAILABLE, Instant.EPOCH);

    private final MeterRegistry registry = new SimpleMeterRegistry();

    private double gauge(String name, String... tags) {
        return registry.get(name).tags(tags).gauge().value();
    }

    @Test
    void aStorageThatHangsKeepsNobodyWaiting() throws Exception {
        CountDownLatch hangs = new CountDownLatch(1);
        AtomicInteger calls = new AtomicInteger();
        StorageMeters quick = new StorageMeters(Duration.ofMillis(100));
        quick.bindTo(registry);
        Storage stuck = Doubles.of(Storage.class, (method, values) -> {
            calls.incrementAndGet();
            try {
                hangs.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            return 12L;
        });
        quick.bindStorage(stuck, Map.of("storage.name", "stuck"));
        assertEquals(Double.NaN, gauge("tidewire.storage.free", "storage", "stuck"));
        assertEquals(Double.NaN, gauge("tidewire.storage.free", "storage", "stuck"));
        assertTrue(calls.get() <= 1, "it is not asked again");
        hangs.countDown();
        assertTimeoutPreemptively(Duration.ofSeconds(30), () -> {
            while (Double.isNaN(gauge("tidewire.storage.free", "storage", "stuck"))) {
                Thread.onSpinWait();
            }
        });
        quick.stop();
        assertEquals(Double.NaN, gauge("tidewire.storage.free", "storage", "stuck"));
    }

    @Test
    void aNodeThatHangsKeepsNobodyWaitingAndItsSuccessorIsAsked() {
        CountDownLatch hangs = new CountDownLatch(1);
        Doubles.Answer stuck = (method, values) -> {
            try {
                hangs.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            throw new IOException("stopped");
        };
        NodeMeters quick = new NodeMeters(Duration.ofMillis(100));
        quick.bindTo(registry);
        quick.friends = Doubles.of(Friends.class, stuck);
        quick.network = Doubles.of(FriendNetwork.class, stuck);
        assertTimeoutPreemptively(Duration.ofSeconds(30), () -> {
            assertEquals(Double.NaN, gauge("tidewire.friends", "state", "online"));
            assertEquals(Double.NaN, gauge("tidewire.friends", "state", "offline"));
            assertEquals(Double.NaN, gauge("tidewire.node.relays"));
            quick.friends = Doubles.of(Friends.class, (method, values) -> List.of(BOB));
            while (gauge("tidewire.friends", "state", "online") != 1) {
                Thread.onSpinWait(); // it may need more than its time once
            }
        });
        hangs.countDown();
        quick.stop();
        assertEquals(Double.NaN, gauge("tidewire.friends", "state", "online"));
    }
}
