package org.tidewire.wired.channel;

import java.io.IOException;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

import org.tidewire.wired.Message;

/** Cuts what arrives into messages, wherever records begin and end. Used by one thread. */
public final class MessageReader {
    private static final int SMALL = 512;

    private final TlsChannel channel;
    private final int maximum;
    private ByteBuffer held = ByteBuffer.allocate(SMALL);
    private int searched;

    /**
     * Reads from a channel.
     *
     * @param channel where messages arrive
     * @param maximum the longest message taken, in bytes, its EOT included
     */
    public MessageReader(TlsChannel channel, int maximum) {
        this.channel = channel;
        this.maximum = maximum;
    }

    /**
     * Waits for the next message.
     *
     * @return the message; empty when the peer has ended between messages or within one
     * @throws ProtocolException if the maximum is reached without an EOT; the connection must be closed
     * @throws IOException if the connection breaks
     */
    public Optional<Message> next() throws IOException {
        int end = find();
        while (end < 0) {
            makeRoom();
            if (channel.read(held) < 0) {
                return Optional.empty();
            }
            end = find();
        }
        return Optional.of(take(end));
    }

    /**
     * Takes the bytes that arrived behind the last message, as an uploading client sends its file right behind TRANSFER.
     *
     * @return the bytes, ready to be read; possibly none
     */
    public ByteBuffer rest() {
        ByteBuffer rest = held.flip();
        held = ByteBuffer.allocate(SMALL);
        searched = 0;
        return rest;
    }

    private int find() {
        for (; searched < held.position(); searched++) {
            if (held.get(searched) == Message.EOT) {
                return searched;
            }
        }
        return -1;
    }

    private Message take(int end) {
        Message message = Message.parse(held.array(), end);
        held.flip().position(end + 1);
        boolean shrinks = held.capacity() > SMALL && held.remaining() < SMALL;
        held = shrinks ? ByteBuffer.allocate(SMALL).put(held) : held.compact();
        searched = 0;
        return message;
    }

    private void makeRoom() throws ProtocolException {
        if (held.position() >= maximum) {
            throw new ProtocolException("a message has at most " + maximum + " bytes");
        }
        if (!held.hasRemaining()) {
            int larger = Math.min(maximum, 2 * held.capacity());
            held = ByteBuffer.wrap(Arrays.copyOf(held.array(), larger)).position(held.position());
        }
    }
}
