package org.tidewire.storage.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import org.junit.jupiter.api.Test;

/** What a note says, be it damaged. */
class CheckpointSlotsTest {
    private static final Boot BOOT = new Boot(1, 2);

    /** The file is cut at every length, and every byte is damaged, while the newest slot is one and then the other. */
    @Test
    void aDamagedNoteNeverSaysMoreThanWasDurable() {
        for (long newest = 7; newest <= 8; newest++) {
            byte[] file = new byte[CheckpointSlots.FILE_SIZE];
            for (long number = newest - 1; number <= newest; number++) {
                byte[] slot = CheckpointSlots.slot(number, new Checkpoint(number, BOOT))
                        .array();
                System.arraycopy(slot, 0, file, (int) CheckpointSlots.position(number), slot.length);
            }
            for (int at = 0; at < file.length; at++) {
                byte[] damaged = file.clone();
                damaged[at] ^= 0x10;
                long length = CheckpointSlots.newest(damaged).checkpoint().length();
                assertTrue(length == newest || length == newest - 1, () -> "says " + length);
                byte[] cut = Arrays.copyOf(file, at);
                assertEquals(0, CheckpointSlots.newest(cut).checkpoint().length());
            }
            assertEquals(newest, CheckpointSlots.newest(file).checkpoint().length());
        }
    }

    @Test
    void theStartOfTheSystemIsKnownWhereItSays() {
        Path said = Path.of("/proc/sys/kernel/random/boot_id");
        assertEquals(Files.exists(said), Boot.current().isKnown());
        assertEquals(Boot.current(), Boot.current());
    }
}
