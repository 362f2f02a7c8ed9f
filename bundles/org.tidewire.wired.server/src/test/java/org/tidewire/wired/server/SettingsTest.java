package org.tidewire.wired.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.osgi.util.converter.Converters;

class SettingsTest {
    @Test
    void listensOnLoopbackUnlessToldOtherwise() {
        Settings settings =
                Settings.of(Converters.standardConverter().convert(Map.of()).to(ServerConfig.class));
        assertTrue(settings.address().isLoopbackAddress());
        assertEquals(2000, settings.port());
        assertEquals("Tidewire", settings.name());
        assertEquals(List.of("TLSv1.3", "TLSv1.2"), settings.protocols());
        assertFalse(settings.legacy());
        assertEquals(Duration.ofSeconds(30), settings.login());
        assertEquals(Duration.ofSeconds(10), settings.transfer());
        assertEquals(Duration.ofMinutes(30), settings.ban());
        assertEquals(2000, settings.connections());
        assertEquals(Duration.ofMinutes(10), settings.census());
        assertTrue(settings.gate().penalties());
        assertEquals(200, settings.gate().perSource());
        assertEquals(1000, settings.share());
    }

    @ParameterizedTest
    @CsvSource({
        "port, 65535",
        "port, -1",
        "protocols, SSLv3",
        "protocols, ''",
        "login.timeout, 0",
        "transfer.timeout, 3601",
        "stall.timeout, -5",
        "connections, 0",
        "connections.per.source, -1",
        "connections.per.source, 100001",
        "transfers.per.user, 0",
        "census.interval, -1",
        "census.interval, 10081",
        "ban.time, 0",
        "address, no such host"
    })
    void refusesWhatIsOutOfRangeAndNamesIt(String key, String value) {
        ServerConfig config = TestSite.config(Map.of(key, value));
        Throwable refusal = assertThrows(IllegalArgumentException.class, () -> Settings.of(config));
        assertTrue(refusal.getMessage().contains(key), refusal.getMessage());
    }

    @Test
    void refusesLegacyTlsWhereJavaForbidsItAndSaysWhatToDo() {
        ServerConfig config = TestSite.config(Map.of("legacy.tls", true));
        Throwable refusal = assertThrows(IllegalArgumentException.class, () -> Settings.of(config));
        assertTrue(refusal.getMessage().contains("--legacy-tls"), refusal.getMessage());
        assertTrue(refusal.getMessage().contains("jdk.tls.disabledAlgorithms"), refusal.getMessage());
    }

    @Test
    void refusesNamesThatWouldBreakMessages() {
        ServerConfig config = TestSite.config(Map.of("name", "a\u001cb"));
        assertThrows(IllegalArgumentException.class, () -> Settings.of(config));
    }
}
