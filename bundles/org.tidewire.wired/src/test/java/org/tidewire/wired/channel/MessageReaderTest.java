package org.tidewire.wired.channel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tidewire.wired.Message;

@Timeout(60)
class MessageReaderTest {
    private TlsPair pair;
    private MessageReader reader;

    @BeforeEach
    void connect() throws Exception {
        pair = TlsPair.shaken();
        reader = new MessageReader(pair.server, Message.MAX_LENGTH);
    }

    @AfterEach
    void disconnect() throws Exception {
        pair.close();
    }

    @Test
    void readsAMessageThatComesByteByByte() throws Exception {
        for (byte one : Message.of("STAT", "/Drop Box/\u00e9").bytes()) {
            pair.client.write(ByteBuffer.wrap(new byte[] {one}));
        }
        assertEquals(Optional.of(Message.of("STAT", "/Drop Box/\u00e9")), reader.next());
    }

    @Test
    void readsManyMessagesOfOneRecordInOrder() throws Exception {
        write("HELLO\4NICK a\4\4ICON 0\u001c\4PING\4LI");
        List<Message> got = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            got.add(reader.next().orElseThrow());
        }
        assertEquals(
                List.of(
                        Message.of("HELLO"),
                        Message.of("NICK", "a"),
                        Message.of(""),
                        Message.of("ICON", "0", ""),
                        Message.of("PING")),
                got);
        write("ST /\4");
        assertEquals(Optional.of(Message.of("LIST", "/")), reader.next());
    }

    @Test
    void readsThousandsOfMessagesOfAnyLengthHoweverTheyAreCut() throws Exception {
        Random random = new Random(11);
        List<Message> sent = new ArrayList<>();
        StringBuilder stream = new StringBuilder();
        for (int i = 0; i < 3000; i++) {
            String field = "x".repeat(i % 500 == 0 ? random.nextInt(100_000) : random.nextInt(40));
            sent.add(Message.of("SAY", i, field));
            stream.append("SAY ").append(i).append(Message.FS).append(field).append((char) Message.EOT);
        }
        byte[] bytes = stream.toString().getBytes(UTF_8);
        CompletableFuture<Void> sending = TlsPair.run(() -> {
            for (int at = 0; at < bytes.length; ) {
                int length = Math.min(1 + random.nextInt(5000), bytes.length - at);
                pair.client.write(ByteBuffer.wrap(bytes, at, length));
                at += length;
            }
        });
        for (Message message : sent) {
            assertEquals(Optional.of(message), reader.next(), "seed 11");
        }
        sending.get(20, TimeUnit.SECONDS);
    }

    @Test
    void takesAMessageOfTheMaximumAndRefusesOneByteMore() throws Exception {
        String longest = "x".repeat(Message.MAX_LENGTH - 5);
        CompletableFuture<Void> sending = TlsPair.run(() -> {
            write("SAY " + longest + "\4");
            write("SAY " + longest + "x\4");
        });
        assertEquals(Optional.of(Message.of("SAY", longest)), reader.next());
        assertThrows(ProtocolException.class, reader::next);
        sending.get(20, TimeUnit.SECONDS);
    }

    @Test
    void holdsNoMoreThanTheMaximumOfAnEndlessMessage() throws Exception {
        MessageReader small = new MessageReader(pair.server, 100);
        write("y".repeat(101));
        assertThrows(ProtocolException.class, small::next);
    }

    @Test
    void takesLongerMessagesOnceItMay() throws Exception {
        MessageReader small = new MessageReader(pair.server, 10);
        write("PING\4" + "z".repeat(10) + "\4" + "z".repeat(11) + "\4");
        assertEquals(Optional.of(Message.of("PING")), small.next());
        small.limit(11);
        assertEquals(Optional.of(Message.of("z".repeat(10))), small.next());
        assertThrows(ProtocolException.class, small::next);
    }

    @Test
    void endsBetweenMessagesAndWithin() throws Exception {
        write("PING\4PI");
        pair.clientSocket.shutdownOutput();
        assertEquals(Optional.of(Message.of("PING")), reader.next());
        assertEquals(Optional.empty(), reader.next());
    }

    @Test
    void givesTheBytesBehindAMessageOnce() throws Exception {
        write("TRANSFER k\4file\4bytes");
        assertEquals(Optional.of(Message.of("TRANSFER", "k")), reader.next());
        ByteBuffer rest = reader.rest();
        byte[] bytes = new byte[rest.remaining()];
        rest.get(bytes);
        assertArrayEquals("file\4bytes".getBytes(UTF_8), bytes);
        assertEquals(0, reader.rest().remaining());
        write("PING\4");
        assertEquals(Optional.of(Message.of("PING")), reader.next());
    }

    private void write(String text) throws Exception {
        pair.client.write(ByteBuffer.wrap(text.getBytes(UTF_8)));
    }
}
