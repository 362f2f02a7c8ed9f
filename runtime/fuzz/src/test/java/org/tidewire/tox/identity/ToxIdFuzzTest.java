package org.tidewire.tox.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.tidewire.fuzz.Input;
import org.tidewire.tox.crypto.PublicKey;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** Tox IDs and keys as people paste them. */
class ToxIdFuzzTest {
    @FuzzTest
    void anIdIsRefusedOrWrittenAsItWasRead(byte[] bytes) {
        String text = new Input(bytes).text();
        try {
            assertTrue(ToxId.parse(text).toString().equalsIgnoreCase(text.strip()));
        } catch (IllegalArgumentException e) {
            assertTrue(!e.getMessage().isEmpty());
        }
        try {
            PublicKey key = PublicKey.parse(text);
            assertEquals(key, PublicKey.parse(key.toString()));
        } catch (IllegalArgumentException e) {
            assertTrue(!e.getMessage().isEmpty());
        }
    }
}
