package org.tidewire.wired.server;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;

import org.junit.jupiter.api.Test;

class BansTest {
    @Test
    void holdOneAddressForAWhile() throws InterruptedException {
        Bans bans = new Bans();
        bans.add("192.0.2.1", Duration.ofHours(1));
        bans.add("192.0.2.2", Duration.ofMillis(1));
        TestSite.await("the short ban is over", () -> !bans.holds("192.0.2.2"));
        assertTrue(bans.holds("192.0.2.1"));
        assertFalse(bans.holds("192.0.2.3"));
    }
}
