package org.tidewire.tox.crypto;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.security.SecureRandom;

import org.junit.jupiter.api.Test;

class PublicKeyTest {
    private static final BigInteger PRIME = BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));

    @Test
    void everyNumberBelowThePrimeIsCanonicalAndNoneAbove() {
        assertTrue(key(BigInteger.ZERO).isCanonical());
        assertTrue(key(PRIME.subtract(BigInteger.ONE)).isCanonical());
        for (int i = 0; i < 19; i++) {
            assertFalse(key(PRIME.add(BigInteger.valueOf(i))).isCanonical(), "the prime plus " + i);
        }
        assertFalse(key(BigInteger.TWO.pow(255)).isCanonical());
        assertFalse(key(BigInteger.TWO.pow(256).subtract(BigInteger.ONE)).isCanonical());
    }

    @Test
    void oneBitLessAnywhereAboveTheLowestByteMakesThePrimeCanonical() {
        for (int bit = 8; bit < 255; bit++) {
            assertTrue(key(PRIME.clearBit(bit)).isCanonical(), "bit " + bit);
        }
    }

    @Test
    void realKeysAreCanonical() {
        SecureRandom random = new SecureRandom();
        for (int i = 0; i < 100; i++) {
            PublicKey open = KeyPair.random(random).open();
            assertTrue(open.isCanonical(), () -> open.toString());
        }
    }

    @Test
    void nobodysKeyIsNotReadFromPeople() {
        String hex = key(PRIME).toString();
        String message = assertThrows(IllegalArgumentException.class, () -> PublicKey.parse(hex))
                .getMessage();
        assertTrue(message.contains("nobody's key") && message.contains(hex), message);
        String highest = key(PRIME.subtract(BigInteger.ONE)).toString();
        assertEquals(highest, PublicKey.parse(highest).toString());
    }

    static PublicKey key(BigInteger number) {
        byte[] bytes = new byte[PublicKey.SIZE];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = number.shiftRight(8 * i).byteValue();
        }
        return PublicKey.of(bytes);
    }
}
