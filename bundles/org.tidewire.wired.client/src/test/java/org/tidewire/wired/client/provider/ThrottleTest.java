package org.tidewire.wired.client.provider;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewire.storage.FilePath;
import org.tidewire.wired.client.WiredConnection;

class ThrottleTest extends WithServer {
    private static final int CHUNK = 130_936;
    private static final long SECOND = 1_000_000_000;

    private final Throttle throttle = new Throttle(() -> this.now, 0);
    private final List<Duration> waits = new ArrayList<>();
    private long now = 5;

    @Test
    void holdsNobodyUpWithoutALimit() throws IOException {
        assertEquals(CHUNK, pace().allowed(CHUNK, 0));
        throttle.limit(1024);
        throttle.limit(0);
        assertEquals(CHUNK, pace().allowed(CHUNK, 0));
        assertEquals(List.of(), waits);
    }

    @Test
    void goesBackToWhatIsConfigured() throws IOException {
        Throttle configured = new Throttle(() -> now, 1024);
        for (long meanwhile : new long[] {0, 16_384}) {
            configured.limit(meanwhile);
            configured.limit(WiredConnection.AS_CONFIGURED);
            Pace pace = pace(configured);
            long begun = now;
            for (int at = 0; at < 10 * 1024; at += 1024) {
                assertEquals(1024, pace.allowed(CHUNK, at));
            }
            near(9 * SECOND, now - begun);
            now += SECOND; // after which nothing is owed
        }
    }

    @Test
    void movesSmallPiecesAndWaitsForEach() throws IOException {
        throttle.limit(16_384);
        Pace pace = pace();
        long begun = now;
        for (int at = 0; at < 163_840; at += 1024) {
            assertEquals(1024, pace.allowed(CHUNK, at));
        }
        near(10 * SECOND - SECOND / 16, now - begun);
    }

    @Test
    void goesOnWithATurnOfWhichNotAllBytesCame() throws IOException {
        throttle.limit(1_600_000);
        Pace pace = pace();
        assertEquals(100_000, pace.allowed(CHUNK, 0));
        assertEquals(99_999, pace.allowed(CHUNK, 1));
        assertEquals(10, pace.allowed(10, 50_000));
        assertEquals(List.of(), waits);
        assertEquals(100_000, pace.allowed(CHUNK, 100_000));
        near(SECOND / 16, now - 5);
    }

    @Test
    void sharesEquallyWhateverTheOthersDo() {
        Bucket bucket = new Bucket(() -> now, 100_000);
        double[] turns = new double[4];
        int[] moved = new int[4];
        for (int i = 0; i < 4; i++) {
            turns[i] = bucket.draw(bucket.piece());
        }
        for (now = 5; now < 60 * SECOND; now += SECOND / 1000) {
            for (int i = 3; i >= 0; i--) { // whoever looks first
                if (bucket.until(turns[i]) == 0) {
                    moved[i] += bucket.piece();
                    turns[i] = bucket.draw(bucket.piece());
                }
            }
        }
        for (int each : moved) {
            assertTrue(Math.abs(each - 1_500_000) <= 2 * bucket.piece(), each + " is not a quarter of 6000000");
        }
    }

    @Test
    void makesManySmallFilesPay() throws IOException {
        throttle.limit(10_000);
        long begun = now;
        for (int i = 0; i <= 100; i++) {
            assertEquals(500, pace().allowed(500, 0));
        }
        near(5 * SECOND, now - begun);
    }

    @Test
    void keepsNoMoreThanAQuarterOfASecondForLater() throws IOException {
        throttle.limit(16_000);
        now += 3600 * SECOND;
        long begun = now;
        Pace pace = pace();
        for (int at = 0; at < 36_000; at += 1000) {
            assertEquals(1000, pace.allowed(1000, at));
        }
        near(31 * SECOND / 16, now - begun); // of 35 pieces four are free
    }

    @Test
    void heedsAChangedLimitAtOnce() throws IOException {
        throttle.limit(1024);
        Pace waiting = new Pace(throttle, time -> {
            waits.add(time);
            now += time.toNanos();
            if (waits.size() == 2) {
                throttle.limit(10_240);
            }
        });
        waiting.allowed(1024, 0);
        waiting.allowed(1024, 1024);
        near(SECOND / 5 + SECOND * 8 / 100, now - 5); // 0.2 s slowly, the rest ten times as fast
        throttle.limit(1024);
        waiting.allowed(1024, 2048);
        waits.clear();
        Pace freed = new Pace(throttle, time -> throttle.limit(0));
        assertEquals(1024, freed.allowed(CHUNK, 0));
        assertEquals(CHUNK, freed.allowed(CHUNK, 1024));
    }

    @ParameterizedTest
    @ValueSource(longs = {-2, 1, 1023, Long.MIN_VALUE})
    void refusesWhatWouldStandStill(long speed) throws IOException {
        try (WiredConnection connection = connect()) {
            assertThrows(IllegalArgumentException.class, () -> connection.limit(speed, 0));
            assertThrows(IllegalArgumentException.class, () -> connection.limit(0, speed));
        }
        refusesToBeConfigured(speed);
    }

    @Test
    void refusesAConfigurationThatNamesItself() {
        refusesToBeConfigured(WiredConnection.AS_CONFIGURED);
    }

    private void refusesToBeConfigured(long speed) {
        for (String key : List.of("download.speed", "upload.speed")) {
            IllegalArgumentException refused =
                    assertThrows(IllegalArgumentException.class, () -> client(Map.of(key, speed)));
            assertTrue(refused.getMessage().startsWith(key + " is 0"), refused.getMessage());
        }
    }

    @Test
    void movesEveryByteAtALimitedSpeed() throws IOException {
        client.close();
        client = client(Map.of("download.speed", 3_000_000, "upload.speed", 3_000_000));
        server.files.put("/a.bin", bytes(600_000));
        try (WiredConnection connection = connect()) {
            connection.get(A, local("a.bin"), heard);
            server.files.clear();
            connection.put(local("a.bin"), A, heard);
        }
        assertArrayEquals(bytes(600_000), Files.readAllBytes(local("a.bin")));
        assertArrayEquals(bytes(600_000), server.files.get("/a.bin"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void endsItsWaitWhenTheConnectionIsClosed(boolean isPut) throws Exception {
        server.files.put("/a.bin", bytes(3_000_000));
        Files.write(local("b.bin"), bytes(3_000_000));
        WiredConnection connection = connect();
        connection.limit(1024, 1024);
        CompletableFuture<Void> moving = later(() -> {
            if (isPut) {
                connection.put(local("b.bin"), FilePath.of("/b.bin"), heard);
            } else {
                connection.get(A, local("a.bin"), heard);
            }
        });
        await(() -> !heard.positions.isEmpty() && heard.positions.get(0).getAsLong() > 0);
        connection.close();
        IOException failed = failure(moving);
        assertTrue(failed.getMessage().contains("closed on this side"), failed.getMessage());
    }

    @Test
    void goesOnFasterWhenTheLimitIsTakenAway() throws Exception {
        server.files.put("/a.bin", bytes(3_000_000));
        try (WiredConnection connection = connect()) {
            connection.limit(1024, 0);
            CompletableFuture<Void> getting = later(() -> connection.get(A, local("a.bin"), heard));
            await(() -> !heard.positions.isEmpty() && heard.positions.get(0).getAsLong() > 0);
            connection.limit(0, 0);
            getting.get(20, TimeUnit.SECONDS); // 49 minutes with the limit
        }
        assertArrayEquals(bytes(3_000_000), Files.readAllBytes(local("a.bin")));
    }

    private Pace pace() {
        return pace(throttle);
    }

    private Pace pace(Throttle among) {
        return new Pace(among, time -> {
            waits.add(time);
            now += time.toNanos();
        });
    }

    private static void near(long expected, long actual) {
        assertTrue(Math.abs(actual - expected) < SECOND / 1000, actual + " ns are not about " + expected);
    }
}
