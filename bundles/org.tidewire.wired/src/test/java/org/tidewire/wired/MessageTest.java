package org.tidewire.wired;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HexFormat;
import java.util.List;

import org.junit.jupiter.api.Test;

class MessageTest {
    private static final byte[] NO_UTF8 = {'S', 'A', 'Y', ' ', (byte) 0xFF, 'x'};

    @Test
    void writesCommandsAsTheyWereTraced() {
        assertArrayEquals(hex("48454c4c4f04"), Message.of("HELLO").bytes());
        assertArrayEquals(hex("49434f4e20301c04"), Message.of("ICON", 0, "").bytes());
        assertArrayEquals(
                hex("474554202f736d616c6c2e7478741c3604"),
                Message.of("GET", "/small.txt", 6L).bytes());
    }

    @Test
    void writesRepliesWithASpaceEvenWhenEmpty() {
        assertArrayEquals("203 \4".getBytes(UTF_8), Message.of("203").bytes());
        assertArrayEquals("203 \4".getBytes(UTF_8), Message.of("203", "").bytes());
        assertArrayEquals("PASS \4".getBytes(UTF_8), Message.of("PASS", "").bytes());
    }

    @Test
    void readsFieldsBehindTheFirstSpaceOnly() {
        assertEquals(Message.of("STAT", "/Drop Box"), parse("STAT /Drop Box"));
        assertEquals(Message.of("PUT", "/a b", "7", ""), parse("PUT /a b\u001c7\u001c"));
        assertEquals(Message.of("LIST", ""), parse("LIST "));
        assertEquals(new Message("LIST", List.of()), parse("LIST"));
        assertEquals(new Message("", List.of()), parse(""));
        assertEquals(Message.of("", "x"), parse(" x"));
    }

    @Test
    void readsFromTheMiddleOfABuffer() {
        byte[] bytes = "xxPING yy".getBytes(UTF_8);
        assertEquals(new Message("PING", List.of()), Message.parse(bytes, 2, 4));
    }

    @Test
    void replacesBytesThatAreNoUtf8() {
        assertEquals(Message.of("SAY", "\uFFFDx"), Message.parse(NO_UTF8, 0, NO_UTF8.length));
    }

    @Test
    void refusesToWriteWhatWouldSeparate() {
        assertThrows(IllegalArgumentException.class, Message.of("410", "/a\u001cb")::bytes);
        assertThrows(IllegalArgumentException.class, Message.of("410", "/a\4")::bytes);
        assertThrows(IllegalArgumentException.class, Message.of("A B")::bytes);
        assertThrows(IllegalArgumentException.class, Message.of("A\4")::bytes);
        assertThrows(IllegalArgumentException.class, Message.of("A\u001c", "x", "y")::bytes);
    }

    @Test
    void tellsRepliesFromCommands() {
        assertEquals(520, Message.of("520", "x").number());
        assertEquals(7, Message.of("007").number());
        assertFalse(Message.of("52", "x").isReply());
        assertFalse(Message.of("5200").isReply());
        assertEquals(-1, Message.of("LIST").number());
        assertFalse(Message.of("\u0665\u0662\u0660").isReply(), "digits of another script are no number");
        assertTrue(Message.of("200").isReply());
    }

    @Test
    void tellsMissingFieldsAsEmpty() {
        assertEquals("b", Message.of("402", "a", "b").field(1));
        assertEquals("", Message.of("402", "a", "b").field(2));
    }

    private static Message parse(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        return Message.parse(bytes, 0, bytes.length);
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }
}
