package org.tidewire.tox.crypto;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;

import org.junit.jupiter.api.Test;

class NonceTest {
    @Test
    void hasTwentyFourBytes() {
        for (int length : new int[] {0, 23, 25}) {
            assertThrows(IllegalArgumentException.class, () -> Nonce.of(new byte[length]));
        }
    }

    @Test
    void isItsBytesAndNothingElse() {
        byte[] bytes = new byte[Nonce.SIZE];
        Nonce nonce = Nonce.of(bytes);
        bytes[3] = 1; // the nonce has its own
        assertEquals(Nonce.of(new byte[Nonce.SIZE]), nonce);
        assertEquals(Nonce.of(new byte[Nonce.SIZE]).hashCode(), nonce.hashCode());
        assertNotEquals(Nonce.of(bytes), nonce);
        assertNotEquals(nonce, (Object) nonce.toString());
    }

    @Test
    void countsAsOneNumberThatWraps() {
        byte[] all = new byte[Nonce.SIZE];
        Arrays.fill(all, (byte) 0xff);
        assertEquals(Nonce.of(new byte[Nonce.SIZE]), Nonce.of(all).plus(1));
        assertEquals(0x1234, Nonce.of(new byte[Nonce.SIZE]).plus(0x1234).low());
        assertEquals(
                "0".repeat(43) + "10000",
                Nonce.of(new byte[Nonce.SIZE]).plus(0x10000).toString());
    }
}
