package org.tidewire.wired.channel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

import org.tidewire.fuzz.Input;
import org.tidewire.wired.Message;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** How a stream is cut into messages, wherever records end: control port, and TRANSFER with a file right behind it. */
class MessageReaderFuzzTest {
    @FuzzTest
    void messagesAreWhatIsBetweenTheirEnds(byte[] bytes) throws IOException {
        Input input = new Input(bytes);
        int record = 1 + input.number();
        int maximum = 1 + 8 * input.number();
        int taken = input.number();
        byte[] stream = input.rest().array();
        MessageReader reader = new MessageReader(target -> read(target, stream, record), maximum);
        at = 0;
        int from = 0;
        try {
            for (int i = 0; i < taken; i++) {
                int end = end(stream, from);
                Optional<Message> message = reader.next();
                if (message.isEmpty()) {
                    assertTrue(end < 0, "the stream ended before its last message");
                    return;
                }
                assertTrue(end - from < maximum, "a message is longer than allowed");
                assertArrayEquals(
                        Message.parse(stream, from, end - from).fields().toArray(),
                        message.get().fields().toArray());
                from = end + 1;
            }
            assertArrayEquals(Arrays.copyOfRange(stream, from, stream.length), rest(reader, stream));
        } catch (ProtocolException e) {
            int end = end(stream, from);
            assertTrue((end < 0 ? stream.length : end + 1) - from >= maximum, "a message was too long that is not");
        }
    }

    private int at;

    private int read(ByteBuffer target, byte[] stream, int record) {
        int count = Math.min(Math.min(record, target.remaining()), stream.length - at);
        target.put(stream, at, count);
        at += count;
        return count == 0 ? -1 : count;
    }

    private byte[] rest(MessageReader reader, byte[] stream) {
        ByteArrayOutputStream rest = new ByteArrayOutputStream();
        ByteBuffer held = reader.rest();
        rest.write(held.array(), held.arrayOffset() + held.position(), held.remaining());
        rest.write(stream, at, stream.length - at);
        return rest.toByteArray();
    }

    private static int end(byte[] stream, int from) {
        for (int i = from; i < stream.length; i++) {
            if (stream[i] == Message.EOT) {
                return i;
            }
        }
        return -1;
    }
}
