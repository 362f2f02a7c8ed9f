package org.tidewire.wired.client.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.osgi.util.converter.Converters;

/** A configuration that is refused: the container makes no service of it, so nobody would end what it has begun. */
class ConfigTest {
    @ParameterizedTest
    @ValueSource(strings = {"connect.timeout", "parallel", "reconnect.tries", "download.speed", "upload.speed"})
    void aRefusedConfigurationLeavesNoThread(String key) {
        Set<Thread> before = threads();
        assertThrows(IllegalArgumentException.class, () -> client(Map.of(key, -1)));
        Set<Thread> begun = new HashSet<>(threads());
        begun.removeAll(before);
        assertEquals(Set.of(), begun);
    }

    private static TlsWiredClient client(Map<String, Object> settings) {
        return new TlsWiredClient(
                Converters.standardConverter().convert(settings).to(Config.class),
                WithServer.noLog(),
                attempt -> Duration.ofMillis(1));
    }

    private static Set<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("wired-client-"))
                .collect(Collectors.toSet());
    }
}
