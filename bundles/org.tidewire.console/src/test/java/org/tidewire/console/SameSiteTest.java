package org.tidewire.console;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class SameSiteTest {
    private final Exchange exchange = new Exchange().with("Host", "127.0.0.1:8080");

    @Test
    void ourOwnScriptIsLetIn() {
        exchange.with(SameSite.HEADER, "console");
        assertAllowed();
        exchange.with("Origin", "http://127.0.0.1:8080");
        assertAllowed();
        exchange.with("Sec-Fetch-Site", "same-origin");
        assertAllowed();
    }

    @Test
    void whatComesWithoutOurHeaderIsRefused() {
        assertRefused();
        exchange.with("Sec-Fetch-Site", "same-origin").with("Origin", "http://127.0.0.1:8080");
        assertRefused();
        exchange.with(SameSite.HEADER, "XMLHttpRequest");
        assertRefused();
    }

    @Test
    void whatABrowserSaysComesFromElsewhereIsRefused() {
        exchange.with(SameSite.HEADER, "console");
        for (String site : new String[] {"cross-site", "same-site", "none", ""}) {
            exchange.with("Sec-Fetch-Site", site);
            assertRefused();
        }
    }

    @Test
    void anOlderBrowsersOriginHasToBeThisHost() {
        exchange.with(SameSite.HEADER, "console");
        for (String origin :
                new String[] {"null", "", "http://evil.example", "http://127.0.0.1", "://127.0.0.1:8080"}) {
            exchange.with("Origin", origin);
            assertRefused();
        }
        exchange.with("Origin", "https://CONSOLE.example").with("Host", "console.example");
        assertAllowed();
    }

    private void assertAllowed() {
        assertDoesNotThrow(() -> SameSite.require(exchange.request()), exchange.sent::toString);
    }

    private void assertRefused() {
        Refusal refusal =
                assertThrows(Refusal.class, () -> SameSite.require(exchange.request()), exchange.sent::toString);
        assertEquals(403, refusal.status());
    }
}
