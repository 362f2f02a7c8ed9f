package org.tidewire.wired;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WiredUrlTest {
    @Test
    void fillsInWhatIsLeftOut() {
        assertEquals(new WiredUrl("guest", "", "example.org", 2000, "/"), WiredUrl.of("wired://example.org"));
        assertEquals(new WiredUrl("guest", "", "::1", 2010, "/"), WiredUrl.of("wired://[::1]:2010/"));
    }

    @Test
    void readsEveryPart() {
        assertEquals(
                new WiredUrl("admin", "se:c ret", "127.0.0.1", 4000, "/Drop Box/a+b"),
                WiredUrl.of("wired://admin:se:c%20ret@127.0.0.1:4000/Drop%20Box/a+b"));
    }

    @Test
    void readsWhatItWrites() {
        WiredUrl url = new WiredUrl("a/b@c:d", "", "::1", 2000, "/x y/100%/\u00e9");
        assertEquals(url, WiredUrl.of(url.toString()));
    }

    @Test
    void neverTellsThePassword() {
        assertFalse(WiredUrl.of("wired://admin:hunter2@host").toString().contains("hunter2"));
        for (String text : new String[] {"wired://a:hunter2%zz@h", "wired://a:hunter2@h:99999", "http://a:hunter2@h"}) {
            Throwable refusal = assertThrows(IllegalArgumentException.class, () -> WiredUrl.of(text));
            assertFalse(refusal.toString().contains("hunter2"), refusal.toString());
            assertEquals(null, refusal.getCause());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "wired://",
                "wired://@host",
                "wired://h:0",
                "wired://h:65535",
                "wired://h:x",
                "wired:h",
                "wired://a@b@c",
                "wired://[::1",
                "wired://a:%4@h"
            })
    void refusesOtherForms(String text) {
        assertThrows(IllegalArgumentException.class, () -> WiredUrl.of(text));
    }
}
