package org.tidewire.tox.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.tidewire.tox.crypto.PublicKey;

class ToxIdTest {
    @Test
    void anIdOfLibtoxcoreComesBack() {
        ToxId id = ToxId.parse(Samples.ID);
        assertEquals(Samples.ID, id.toString());
        assertEquals("01020304", id.nospam().toString());
        assertEquals(Samples.ID.substring(0, 64), id.key().toString());
    }

    @Test
    void lowerCaseIsReadToo() {
        assertEquals(ToxId.parse(Samples.ID), ToxId.parse(Samples.ID.toLowerCase(Locale.ROOT)));
    }

    @Test
    void anyDigitMistypedIsNoticed() {
        for (int i = 0; i < Samples.ID.length(); i++) {
            char wrong = Samples.ID.charAt(i) == '7' ? '8' : '7';
            String id = Samples.ID.substring(0, i) + wrong + Samples.ID.substring(i + 1);
            assertTrue(refused(id).contains("checksum"), "digit " + i);
        }
    }

    @Test
    void theErrorSaysWhatIsWrong() {
        assertTrue(refused("").contains("0 characters"));
        assertTrue(refused(Samples.ID.substring(0, 64)).contains("64 characters"));
        assertTrue(refused(Samples.ID.replace("AAA", "AXA")).contains("character 2 "));
        assertTrue(refused(Samples.ID.replace("AAA", "AÄA")).contains("character 2 "));
    }

    @Test
    void anIdWithAKeyThatIsNobodysIsRefused() {
        ToxId id = ToxId.parse(Samples.ID);
        byte[] bytes = id.key().bytes();
        bytes[31] |= (byte) 0x80;
        String other = new ToxId(PublicKey.of(bytes), id.nospam()).toString();
        assertTrue(refused(other).contains("public key in the Tox ID"), refused(other));
    }

    @Test
    void anotherNoSpamIsAnotherId() {
        ToxId id = ToxId.parse(Samples.ID);
        NoSpam other = NoSpam.read(ByteBuffer.wrap(new byte[] {1, 2, 3, 5}));
        assertNotEquals(id, new ToxId(id.key(), other));
    }

    private static String refused(String id) {
        return assertThrows(IllegalArgumentException.class, () -> ToxId.parse(id))
                .getMessage();
    }
}
