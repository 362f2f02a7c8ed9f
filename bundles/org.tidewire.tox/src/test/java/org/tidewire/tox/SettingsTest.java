package org.tidewire.tox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidewire.tox.identity.Profile;
import org.tidewire.tox.identity.UserStatus;
import org.tidewire.tox.io.PortRange;
import org.tidewire.tox.onion.OnionMode;

class SettingsTest {
    private static final String KEY = "9EE9E3716922E263B4CDEA1471E5069BBC837B163F879C6092ADED64689C532D";

    private static Settings settings(Map<String, Object> more) {
        Map<String, Object> all = new HashMap<>(Map.of("identity", "me.tox"));
        all.putAll(more);
        return Settings.of(FakeServices.config(NodeConfig.class, all));
    }

    private static String refused(String key, Object value) {
        return assertThrows(IllegalArgumentException.class, () -> settings(Map.of(key, value)))
                .getMessage();
    }

    @Test
    void listensOnLoopbackUnlessToldOtherwise() {
        Settings settings = settings(Map.of());
        assertTrue(settings.node().address().isLoopbackAddress());
        assertEquals(PortRange.USUAL, settings.node().ports());
        assertTrue(settings.node().udp());
        assertFalse(settings.node().lanDiscovery());
        assertEquals(OnionMode.THREE_HOPS, settings.node().onion());
        assertEquals(Path.of("me.tox"), settings.identity());
        assertNull(settings.passphraseFile());
        assertEquals(List.of(), settings.bootstrap());
    }

    @Test
    void whatIsConfiguredIsShownAndElseWhatTheIdentitySays() {
        Profile kept = new Profile("kept", "keeps", UserStatus.BUSY);
        assertEquals(
                new Profile("kept", "keeps", UserStatus.NONE),
                settings(Map.of()).profile(kept));
        Settings other = settings(Map.of("name", "new", "status.message", "news", "status", " Away "));
        assertEquals(new Profile("new", "news", UserStatus.AWAY), other.profile(kept));
    }

    @Test
    void nodesAreReadAsWritten() {
        Settings settings = settings(
                Map.of("bootstrap", new String[] {"", " 127.0.0.1  33445 " + KEY, "::1 1 " + KEY}, "port", 65535));
        assertEquals(
                List.of("127.0.0.1:33445", "[::1]:1"),
                settings.bootstrap().stream()
                        .map(node -> node.place().toString())
                        .toList());
        assertEquals(KEY, settings.bootstrap().get(0).key().toString());
        assertEquals(PortRange.only(65535), settings.node().ports());
    }

    @ParameterizedTest
    @CsvSource({
        "identity, '', the file is missing",
        "identity, 'a\0b', the path of a file is allowed",
        "passphrase.file, 'a\0b', the path of a file is allowed",
        "address, no such host, an IP address is allowed",
        "port, -1, 1 to 65535 is allowed",
        "port, 65536, 1 to 65535 is allowed",
        "onion, two-hops, three-hops or zero-hops is allowed",
        "status, asleep, 'available, away or busy is allowed'",
        "bootstrap, 127.0.0.1:33445, host port key",
        "bootstrap, 127.0.0.1 0 " + KEY + ", a port is 1 to 65535",
        "bootstrap, 127.0.0.1 1 " + KEY + "00, 64 hex digits",
        "relays, 127.0.0.1 65536 " + KEY + ", a port is 1 to 65535"
    })
    void whatIsWrongIsNamedWithWhatIsAllowed(String key, String value, String allowed) {
        String refusal = refused(key, value);
        assertTrue(refusal.startsWith(key + ": "), refusal);
        assertTrue(refusal.contains(allowed), refusal);
    }

    @Test
    void whatIsTooLongIsNamedWithItsLimit() {
        assertTrue(refused("name", "ü".repeat(65)).startsWith("name: a name has at most 128 bytes"));
        assertTrue(refused("status.message", "x".repeat(1008)).startsWith("status.message: a status message has"));
        String[] relays = new String[7];
        Arrays.fill(relays, "127.0.0.1 1 " + KEY);
        assertEquals("relays: at most 6 are allowed, not 7", refused("relays", relays));
    }
}
