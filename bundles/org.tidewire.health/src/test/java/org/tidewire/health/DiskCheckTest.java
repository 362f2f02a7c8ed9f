package org.tidewire.health;

import java.io.IOException;
import java.util.Map;

import org.apache.felix.hc.api.Result;
import org.apache.felix.hc.api.Result.Status;
import org.junit.jupiter.api.Test;

class DiskCheckTest {
    private final DiskCheck check = new DiskCheck(Doubles.limits(Map.of("disk.free", 1000L)));

    private Result with(long free) {
        check.tree = Doubles.tree(method -> free);
        return check.execute();
    }

    @Test
    void enoughIsWell() {
        Doubles.assertSays(Status.OK, "1000 bytes are free in the storage 'disk'", with(1000));
    }

    @Test
    void tooLittleWarns() {
        Doubles.assertSays(Status.WARN, "999 bytes are free in the storage 'disk', fewer than 1000", with(999));
    }

    @Test
    void nothingIsCritical() {
        Doubles.assertSays(Status.CRITICAL, "0 bytes are free", with(0));
    }

    @Test
    void aStorageThatCannotTellIsCritical() {
        check.tree = Doubles.tree(method -> {
            throw new IOException("stale handle");
        });
        Doubles.assertSays(Status.CRITICAL, "stale handle", check.execute());
    }

    @Test
    void withoutAnEngineThereIsNoRoot() {
        Doubles.assertSays(Status.CRITICAL, "no engine", check.execute());
    }
}
