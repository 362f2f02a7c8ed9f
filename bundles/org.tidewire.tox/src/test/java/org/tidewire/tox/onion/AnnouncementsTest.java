package org.tidewire.tox.onion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.tidewire.tox.crypto.PublicKey;

class AnnouncementsTest {
    private final World world = new World(0);
    private final PublicKey own = key();
    private final Announcements announcements = new Announcements(own, world.network);

    @Test
    void theNearestAreKeptWhateverTheOrder() {
        List<PublicKey> keys = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            keys.add(key());
            put(keys.get(i));
            assertEquals(Math.min(i + 1, 160), announcements.size());
        }
        keys.sort(own::nearer);
        for (int i = 0; i < keys.size(); i++) {
            boolean kept = announcements.get(keys.get(i)) != null;
            assertEquals(i < 160, kept, "number " + i + ", " + world.seed());
        }
    }

    @Test
    void theExpiredMakeWayBeforeTheFar() {
        List<PublicKey> keys = new ArrayList<>();
        for (int i = 0; i < 161; i++) {
            keys.add(key());
        }
        keys.sort(own::nearer);
        keys.subList(0, 160).forEach(this::put);
        world.network.pass(300_000, () -> {});
        put(keys.get(160));
        assertNotNull(announcements.get(keys.get(160)), world.seed());
        assertNull(announcements.get(keys.get(0)), world.seed());
        assertEquals(1, announcements.size());
    }

    @Test
    void oneIsRenewedInAFullStore() {
        List<PublicKey> keys = new ArrayList<>();
        for (int i = 0; i < 160; i++) {
            keys.add(key());
            put(keys.get(i));
        }
        keys.sort(own::nearer);
        world.network.pass(200_000, () -> {});
        put(keys.get(159));
        world.network.pass(200_000, () -> {});
        assertNotNull(announcements.get(keys.get(159)), world.seed());
    }

    private void put(PublicKey key) {
        ByteBuffer back = ByteBuffer.allocate(ReturnPath.FULL);
        announcements.put(new Announcement(key, key, World.address(1), back, world.network.millis()));
    }

    private PublicKey key() {
        byte[] bytes = new byte[PublicKey.SIZE];
        world.random.nextBytes(bytes);
        return PublicKey.of(bytes);
    }
}
