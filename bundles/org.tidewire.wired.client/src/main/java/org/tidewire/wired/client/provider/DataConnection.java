package org.tidewire.wired.client.provider;

import java.io.Closeable;
import java.io.IOException;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;

import org.tidewire.wired.Message;
import org.tidewire.wired.channel.MessageReader;
import org.tidewire.wired.channel.TlsChannel;

/**
 * A transfer connection, which ends with its control connection. It carries one file (Wired 4.2); if it is kept, another
 * one when the first is through. Used by one thread.
 */
final class DataConnection implements Closeable {
    private static final String KEEP = "keep";
    private static final int DONE = 250;
    private static final Duration LAST_WORDS = Duration.ofSeconds(5);
    private static final int LONGEST_WORD = 1024;

    private final TlsChannel channel;
    private final ControlConnection control;
    private final boolean keeps;
    private boolean free;
    private long freeSince;

    /**
     * Takes over a channel.
     *
     * @param control closes it when it is lost itself
     * @param keeps whether the server is asked to take further keys
     */
    DataConnection(TlsChannel channel, ControlConnection control, boolean keeps) throws IOException {
        this.channel = channel;
        this.control = control;
        this.keeps = keeps;
        control.attach(channel);
    }

    TlsChannel channel() {
        return channel;
    }

    /**
     * Shows a key, in a record of its own: the original loses bytes that come along with it.
     *
     * @param bytes how many are to be moved; if the server means to move another number of them, it does not keep this
     */
    void show(String key, long bytes) throws IOException {
        free = false;
        Message command = keeps ? Message.of("TRANSFER", key, KEEP, bytes) : Message.of("TRANSFER", key);
        channel.write(ByteBuffer.wrap(command.bytes()));
    }

    /** Tells whether it may carry another file: it is through with one, and has not waited so long that the server tires. */
    boolean isFree(Duration longest) {
        return free && System.nanoTime() - freeSince < longest.toNanos();
    }

    /**
     * All bytes of a download are here: it is free once the server says that it keeps it. It does not if the file has changed
     * since it was asked for, and then may have sent more, which would be taken for the beginning of the next file.
     */
    void received() throws IOException {
        if (!keeps) {
            channel.finish();
        } else if (isDone(LAST_WORDS)) {
            free();
        }
    }

    /**
     * All bytes of an upload are sent: waits for what the server says, or for its end.
     *
     * @return whether it said that the file is there, or ended properly
     */
    boolean sent(Duration patience) throws IOException {
        if (!keeps || !isDone(patience)) {
            return channel.finish(patience);
        }
        free();
        return true;
    }

    /**
     * Waits for the word that our server says of each file on a connection that is kept.
     *
     * @return false if the server ends instead
     * @throws IOException if it says anything else
     */
    private boolean isDone(Duration patience) throws IOException {
        channel.limitWhole(patience);
        MessageReader reader = new MessageReader(channel, LONGEST_WORD);
        Optional<Message> word = reader.next();
        channel.limitWhole(Duration.ZERO);
        if (word.isPresent() && (word.get().number() != DONE || reader.rest().hasRemaining())) {
            throw new ProtocolException("the server says something else than that the file is done");
        }
        return word.isPresent();
    }

    private void free() {
        free = true;
        freeSince = System.nanoTime();
    }

    /** Closes it unless it is free. */
    @Override
    public void close() throws IOException {
        if (!free) {
            end();
        }
    }

    /** Closes it in any case. */
    void end() throws IOException {
        free = false;
        control.detach(channel);
        channel.close();
    }
}
