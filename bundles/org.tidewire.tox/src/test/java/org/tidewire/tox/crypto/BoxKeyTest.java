package org.tidewire.tox.crypto;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoxKeyTest {
    private static final HexFormat HEX = HexFormat.of();
    private static final String BOX = "5bf209d71e5518d20f1aa22f654447ef1bb218376e596689044bb9b307c7283e"
            + "080c0fe4932905bd5920d559af65308bb525431f70cd6995";

    private final KeyPair one = new KeyPair(SecretKey.of(ascending(1, 32)));
    private final KeyPair two = new KeyPair(SecretKey.of(ascending(0x65, 32)));
    private final Nonce nonce = Nonce.of(sevens());

    @Test
    void publicKeysAreThoseOfNaCl() {
        assertEquals(
                "07A37CBC142093C8B755DC1B10E86CB426374AD16AA853ED0BDFC0B2B86D1C7C",
                one.open().toString());
        assertEquals(
                "5714769D116BF76436AE74BC793D2C30AD1903C59AC5273805C7E2698B410C36",
                two.open().toString());
    }

    @Test
    void aBoxIsThatOfNaCl() {
        BoxKey key = BoxKey.between(one.secret(), two.open());
        assertEquals(BOX, HEX.formatHex(key.seal(nonce, ascending(0, 40))));
    }

    @Test
    void theOtherSideOpensABox() {
        BoxKey key = BoxKey.between(two.secret(), one.open());
        ByteBuffer plain = key.open(nonce, ByteBuffer.wrap(HEX.parseHex(BOX)));
        assertArrayEquals(ascending(0, 40), plain.array());
    }

    @Test
    void aBoxWithAnyBitChangedDoesNotOpen() {
        BoxKey key = BoxKey.between(two.secret(), one.open());
        byte[] box = HEX.parseHex(BOX);
        for (int bit = 0; bit < 8 * box.length; bit++) {
            byte[] changed = box.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            assertNull(key.open(nonce, ByteBuffer.wrap(changed)), "bit " + bit);
        }
    }

    @Test
    void aBoxCutShortDoesNotOpen() {
        BoxKey key = BoxKey.between(two.secret(), one.open());
        byte[] box = HEX.parseHex(BOX);
        for (int length = 0; length < box.length; length++) {
            assertNull(key.open(nonce, ByteBuffer.wrap(box, 0, length)), "length " + length);
        }
    }

    @Test
    void boxesOfEveryLengthComeBackUnderACountingNonce() {
        long seed = new SecureRandom().nextLong();
        Random random = new Random(seed);
        BoxKey key = BoxKey.between(one.secret(), two.open());
        BoxKey other = BoxKey.between(two.secret(), one.open());
        byte[] ones = new byte[Nonce.SIZE];
        Arrays.fill(ones, (byte) 0xff);
        Nonce counter = Nonce.of(ones);
        for (int length = 0; length < 300; length++) {
            byte[] plain = new byte[length];
            random.nextBytes(plain);
            byte[] box = key.seal(counter, plain);
            assertArrayEquals(
                    plain, other.open(counter, ByteBuffer.wrap(box)).array(), "seed " + seed + ", length " + length);
            counter = counter.plus(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0000000000000000000000000000000000000000000000000000000000000000",
                "0100000000000000000000000000000000000000000000000000000000000000",
                "e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800",
                "5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157",
                "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"
            })
    void aKeyOfSmallOrderAgreesWithNobody(String hex) {
        byte[] zeros = new byte[32];
        BoxKey everybodys = BoxKey.of(HSalsa20.derive(zeros, new byte[16]));
        byte[] box = everybodys.seal(nonce, ascending(0, 8));
        byte[] bytes = HEX.parseHex(hex);
        for (int top = 0; top < 2; top++) {
            BoxKey key = BoxKey.between(one.secret(), PublicKey.of(bytes));
            BoxKey again = BoxKey.between(one.secret(), PublicKey.of(bytes));
            assertNull(key.open(nonce, ByteBuffer.wrap(box)));
            assertNull(again.open(nonce, ByteBuffer.wrap(key.seal(nonce, ascending(0, 8)))));
            bytes[31] |= (byte) 0x80;
        }
    }

    @Test
    void nobodyHasASecondNameByTheBitThatX25519Ignores() {
        byte[] name = two.open().bytes();
        name[31] |= (byte) 0x80;
        BoxKey key = BoxKey.between(one.secret(), PublicKey.of(name));
        assertNull(key.open(nonce, ByteBuffer.wrap(HEX.parseHex(BOX))));
        BoxKey twos = BoxKey.between(two.secret(), one.open());
        assertNull(twos.open(nonce, ByteBuffer.wrap(key.seal(nonce, ascending(0, 8)))));
    }

    private static byte[] ascending(int from, int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (from + i);
        }
        return bytes;
    }

    private static byte[] sevens() {
        byte[] bytes = new byte[Nonce.SIZE];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (7 * i);
        }
        return bytes;
    }
}
