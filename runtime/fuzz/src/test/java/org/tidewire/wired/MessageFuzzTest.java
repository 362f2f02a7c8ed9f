package org.tidewire.wired;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;

import org.tidewire.fuzz.Memory;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** A command or reply without its EOT, as either end of Wired reads it. */
class MessageFuzzTest {
    @FuzzTest
    void whatIsReadIsWrittenAgain(byte[] bytes) {
        byte[] body = withoutEnd(bytes);
        Memory.bounded(body.length, () -> Message.parse(body, 0, body.length));
        Message message = Message.parse(body, 0, body.length);
        ErrorReply.of(message.number());
        // A separator before the first space separates nothing, so that nobody can write it.
        if (message.head().indexOf(Message.FS) < 0) {
            byte[] written = message.bytes();
            String text = new String(body, UTF_8);
            String space = message.isReply() && text.indexOf(' ') < 0 ? " " : "";
            assertArrayEquals((text + space + (char) Message.EOT).getBytes(UTF_8), written);
            Message again = Message.parse(written, 0, written.length - 1);
            assertEquals(message.head(), again.head());
            assertEquals(message.field(0), again.field(0));
        }
    }

    private static byte[] withoutEnd(byte[] bytes) {
        byte[] body = Arrays.copyOf(bytes, bytes.length);
        for (int i = 0; i < body.length; i++) {
            body[i] = body[i] == Message.EOT ? (byte) '|' : body[i];
        }
        return body;
    }
}
