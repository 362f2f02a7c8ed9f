package org.tidewire.wired.channel;

import java.io.IOException;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.util.Optional;

import org.tidewire.wired.Message;

/** Cuts what arrives into messages, wherever records begin and end. Used by one thread. */
public final class MessageReader {
    private static final int SMALL = 512;

    /** Where bytes arrive. */
    @FunctionalInterface
    interface Source {
        /** Puts at least one byte into the target, and tells how many; -1 at the end. */
        int read(ByteBuffer target) throws IOException;
    }

    private final Source source;
    private int maximum;
    // Filled up to its position; messages are cut off at the front by moving the start, so that none is copied.
    private ByteBuffer held = ByteBuffer.allocate(SMALL);
    private int start;
    private int searched;

    /**
     * Reads from a channel.
     *
     * @param channel where messages arrive
     * @param maximum the longest message taken, in bytes, its EOT included
     */
    public MessageReader(TlsChannel channel, int maximum) {
        this(channel::read, maximum);
    }

    MessageReader(Source source, int maximum) {
        this.source = source;
        this.maximum = maximum;
    }

    /**
     * Takes longer or shorter messages from now on.
     *
     * @param bytes the longest, its EOT included
     */
    public void limit(int bytes) {
        maximum = bytes;
    }

    /**
     * Waits for the next message.
     *
     * @return the message; empty when the peer has ended between messages or within one
     * @throws ProtocolException if a message is longer than the maximum; the connection must be closed
     * @throws IOException if the connection breaks
     */
    public Optional<Message> next() throws IOException {
        int end = find();
        while (end < 0) {
            makeRoom();
            if (source.read(held) < 0) {
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
        ByteBuffer rest = held.flip().position(start);
        held = ByteBuffer.allocate(SMALL); // the caller has the other now
        start = 0;
        searched = 0;
        return rest;
    }

    private int find() throws ProtocolException {
        for (; searched < held.position(); searched++) {
            if (held.get(searched) == Message.EOT) {
                return searched;
            }
            if (searched - start + 1 >= maximum) {
                throw new ProtocolException("a message has at most " + maximum + " bytes");
            }
        }
        return -1;
    }

    private Message take(int end) {
        Message message = Message.parse(held.array(), start, end - start);
        start = end + 1;
        searched = start;
        if (start == held.position()) {
            release();
        }
        return message;
    }

    /** Nothing is held any more: neither is memory. */
    private void release() {
        held = held.capacity() == SMALL ? held.clear() : ByteBuffer.allocate(SMALL);
        start = 0;
        searched = 0;
    }

    private void makeRoom() {
        if (held.hasRemaining()) {
            return;
        }
        held.flip().position(start);
        held = start > 0
                ? held.compact()
                : ByteBuffer.allocate(2 * held.capacity()).put(held);
        searched -= start;
        start = 0;
    }
}
