package org.tidewire.tox.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Random;

import org.junit.jupiter.api.Test;

class TextTest {
    @Test
    void textThatIsFineStaysAsItIs() {
        String text = "Grüße, мир 🌊\n\tand a second line";
        assertEquals(text, block(text));
    }

    @Test
    void aTerminalCannotBeSteered() {
        assertEquals("?[31mred?[0m", block("\u001b[31mred\u001b[0m"));
        assertEquals("?31mred", block("\u009b31mred"));
        assertEquals("a?b?c", block("a\0b\u007fc"));
        assertEquals("exe?gpj.", block("exe\u202egpj."));
    }

    @Test
    void everyKindOfLineBreakIsOneLineFeed() {
        assertEquals("a\nb\nc\nd", block("a\r\nb\rc\nd"));
    }

    @Test
    void aNameHasOneLine() {
        assertEquals("a b c", Text.line(bytes("a\r\nb\tc")));
    }

    @Test
    void whatIsNotUtf8BecomesAQuestionMark() {
        byte[] overlong = {'a', (byte) 0xc0, (byte) 0xaf, 'b', (byte) 0xff};
        assertEquals("a??b?", Text.block(ByteBuffer.wrap(overlong)));
    }

    @Test
    void noTextIsLongerThanItsBytes() {
        long seed = new SecureRandom().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = new byte[1 + random.nextInt(16)];
            random.nextBytes(bytes);
            int length = Text.length(Text.block(ByteBuffer.wrap(bytes)));
            assertTrue(length >= 1 && length <= bytes.length, "seed " + seed + ", text " + i);
        }
    }

    @Test
    void aProfileTooLongIsRefused() {
        assertEquals(128, Text.length(new Profile("ü".repeat(64), "", UserStatus.NONE).name()));
        assertThrows(IllegalArgumentException.class, () -> Profile.EMPTY.withName("ü".repeat(64) + "u"));
        assertThrows(IllegalArgumentException.class, () -> Profile.EMPTY.withStatusMessage("s".repeat(1008)));
    }

    private static String block(String text) {
        return Text.block(bytes(text));
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }
}
