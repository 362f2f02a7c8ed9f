package org.tidewire.tox.identity;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;

import org.tidewire.fuzz.Memory;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** The file in which this and other Tox programs keep who one is. */
class SavedataFuzzTest {
    @FuzzTest
    void savedataIsRefusedOrWrittenAsItWasRead(byte[] file) throws IOException {
        Savedata read;
        try {
            EncryptedSavedata.encrypted(file);
            read = Savedata.read(file);
        } catch (IOException e) {
            assertTrue(e.getMessage().startsWith("no "), e.getMessage());
            return;
        }
        byte[] written = read.write();
        // Of the last section's head nothing but its type counts, and nothing behind it.
        int length = written.length - Section.HEAD;
        assertArrayEquals(Arrays.copyOf(file, length), Arrays.copyOf(written, length));
        Memory.bounded(2 * file.length, () -> readAgain(written));
        Savedata again = Savedata.read(written);
        assertEquals(read.friends(), again.withFriends(read.friends()).friends());
        assertEquals(read.profile(), again.withProfile(read.profile()).profile());
        assertEquals(read.nodes(), again.withNodes(read.nodes()).nodes());
        assertEquals(read.relays(), again.withRelays(read.relays()).relays());
        assertEquals(read.id(), again.withNoSpam(read.id().nospam()).id());
    }

    private static Savedata readAgain(byte[] file) {
        try {
            return Savedata.read(file);
        } catch (IOException e) {
            throw new AssertionError("what was written is refused", e);
        }
    }
}
