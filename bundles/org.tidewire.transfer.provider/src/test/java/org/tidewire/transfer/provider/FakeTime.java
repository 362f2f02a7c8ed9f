package org.tidewire.transfer.provider;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;

/** A time that passes only when a test says so; at first it is Monday, noon. */
final class FakeTime extends Clock {
    private static final Instant MONDAY = Instant.parse("2024-01-01T12:00:00Z");

    private final AtomicLong passed = new AtomicLong();
    private volatile Duration wrong = Duration.ZERO;

    Time time() {
        return new Time(passed::get, this);
    }

    void pass(Duration span) {
        passed.addAndGet(span.toNanos());
    }

    /** Sets the wall clock so far from the right time; what has passed is not changed by that. */
    void set(Duration off) {
        wrong = off;
    }

    @Override
    public Instant instant() {
        return MONDAY.plusNanos(passed.get()).plus(wrong);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("it is always UTC here");
    }
}
