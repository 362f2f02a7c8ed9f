package org.tidewire.transfer.provider;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.Map;

import org.osgi.util.converter.Converters;
import org.tidewire.fuzz.Input;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** The engine's configuration and its rules for accepting files: a line for each value, lists with a bar between. */
class TransferConfigFuzzTest {
    private static final LocalDateTime NOW = LocalDateTime.of(2026, 11, 21, 23, 59);

    @FuzzTest
    void aConfigurationIsRefusedWithAReasonOrWorks(byte[] bytes) {
        Input input = new Input(bytes);
        Map<String, Object> rule = new HashMap<>();
        rule.put("friend", input.line().split("\\|", -1));
        rule.put("kinds", input.line().split("\\|", -1));
        rule.put("folder", input.line());
        rule.put("most.bytes", input.large());
        refused(() -> new AcceptRule(to(AcceptConfig.class, rule)).folder());
        Map<String, Object> engine = new HashMap<>();
        engine.put("timetable", input.line().split("\\|", -1));
        engine.put("receive.folder", input.line());
        engine.put("storage.root", input.line());
        engine.put("queue.limit", (int) input.large());
        engine.put("download.speed", input.large());
        engine.put("partial.age", (int) input.large());
        refused(() -> Limits.of(to(TransferConfig.class, engine)).speeds().at(NOW));
    }

    private static <T> T to(Class<T> type, Map<String, Object> values) {
        return Converters.standardConverter().convert(values).to(type);
    }

    private static void refused(Runnable configures) {
        try {
            configures.run();
        } catch (IllegalArgumentException e) {
            assertFalse(e.getMessage().isEmpty());
        }
    }
}
