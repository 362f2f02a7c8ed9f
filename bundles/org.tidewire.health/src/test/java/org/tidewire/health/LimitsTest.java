package org.tidewire.health;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.apache.felix.hc.api.Result;
import org.apache.felix.hc.api.Result.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LimitsTest {
    private final List<Thresholds> seen = new ArrayList<>();

    private Result look(Thresholds thresholds) {
        seen.add(thresholds);
        return new Result(Status.OK, "seen");
    }

    @Test
    void defaultsCountWithoutAConfiguration() {
        Doubles.limits(Map.of()).judge(this::look);
        assertEquals(List.of(new Thresholds(100, 30, 1L << 30)), seen);
    }

    @Test
    void theEdgesOfWhatIsAllowedCount() {
        Doubles.limits(Map.of("queue.waiting", 0, "certificate.days", 36500, "disk.free", 0L))
                .judge(this::look);
        assertEquals(List.of(new Thresholds(0, 36_500, 0)), seen);
    }

    @ParameterizedTest
    @CsvSource({
        "queue.waiting, -1, 0 or more",
        "certificate.days, -1, 0 to 36500",
        "certificate.days, 36501, 0 to 36500",
        "disk.free, -1, 0 or more"
    })
    void aRefusalShowsInTheChecksUntilABetterOneComes(String key, long value, String range) {
        Limits limits = Doubles.limits(Map.of(key, value));
        String text = "org.tidewire.health: " + key + " = " + value + " is refused; it must be " + range;
        Doubles.assertSays(Status.HEALTH_CHECK_ERROR, text, limits.judge(this::look));
        limits.configure(Doubles.config(Map.of()));
        Doubles.assertSays(Status.OK, "seen", limits.judge(this::look));
        assertEquals(1, seen.size());
    }
}
