package org.tidewire.wired.client.provider;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

import org.tidewire.storage.FilePath;
import org.tidewire.wired.Message;
import org.tidewire.wired.channel.MessageReader;
import org.tidewire.wired.channel.TlsChannel;

/**
 * The control connection. A thread of its own takes in all the server says, whatever else goes on; one caller at a time
 * asks and gets the replies that follow. What nobody asked for (chat, users, news, privileges) is dropped.
 *
 * <p>Asking is one thread's business at a time; the rest may be called from any thread.
 */
final class ControlConnection implements Closeable {
    private static final Message PING = Message.of("PING");
    private static final Duration MOMENT = Duration.ofSeconds(1);

    private final TlsChannel channel;
    private final Times times;
    private final Replies replies;
    private final ReentrantLock sending = new ReentrantLock(); // keeps pings counted in the order they are said
    private final Set<TlsChannel> transfers = ConcurrentHashMap.newKeySet();
    private volatile long lastSaid = System.nanoTime();

    /**
     * Takes over a channel and begins to read.
     *
     * @param server for messages, {@code host:port}
     */
    ControlConnection(String server, TlsChannel channel, Times times) {
        this.channel = channel;
        this.times = times;
        replies = new Replies(server);
        // Every PING is answered, so a longer silence means that nobody is there.
        channel.limitCalls(times.ping().multipliedBy(2).plus(times.reply()), times.reply());
        Thread thread = new Thread(this::read, "wired-client-" + server);
        thread.setDaemon(true);
        thread.start();
    }

    /** Tells whether the connection stands. */
    boolean isOpen() {
        return !replies.isLost();
    }

    /**
     * Tells whether the connection stands although a transfer has just failed. Of connections that broke together the
     * transfer's may be noticed first, so this one is given a moment, and a PING, which a server that is gone resets.
     */
    boolean isLeft() {
        try {
            if (isOpen()) {
                say(false, PING);
                pause(MOMENT);
            }
            return isOpen();
        } catch (IOException e) {
            return false; // it has told everybody why
        }
    }

    /** Says commands, in one piece; the replies to all of them follow by {@link #reply}, until {@link #asked}. */
    void ask(Message... commands) throws IOException {
        say(true, commands);
    }

    /** Ends the asking: what still comes is dropped. */
    void asked() {
        replies.end();
    }

    /** Waits for a reply as long as the server may take. If none comes, the connection is lost, as the order would be. */
    Message reply() throws IOException {
        return inTime(replies::next);
    }

    /** Waits for the first answer to a request for a path, likewise. */
    Message reply(Waiting path) throws IOException {
        return inTime(time -> replies.first(path, time));
    }

    /**
     * Waits without end for what is said of a path, as the server's queue takes its time; empty if the server has refused
     * something, nobody knows what, and then says nothing of this path for so many times the time of a reply.
     */
    Optional<Message> replyAtAnyTime(Waiting path, int times) throws IOException {
        try {
            return replies.next(path, this.times.reply().multipliedBy(times));
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    /** Begins to keep what is said of a path, until {@link #forget}. */
    Waiting expect(FilePath path) throws IOException {
        try {
            return replies.expect(path);
        } catch (InterruptedException e) {
            throw stopped("while somebody else moves " + path);
        }
    }

    /** Keeps no more of it. */
    void forget(FilePath path) {
        replies.forget(path);
    }

    /** Waits; a lost connection ends it. No reply is due, so whoever is interrupted leaves the connection to others. */
    void pause(Duration time) throws IOException {
        try {
            replies.pause(time);
        } catch (InterruptedException e) {
            throw stopped("in a pause");
        }
    }

    /** Ties a transfer to this connection: it is closed when this one is lost, as the server ends it then. */
    void attach(TlsChannel transfer) throws IOException {
        transfers.add(transfer);
        replies.check(); // whoever loses the connection after this sees the transfer
    }

    /** Lets go of a transfer that is closed. */
    void detach(TlsChannel transfer) {
        transfers.remove(transfer);
    }

    /** Tells why something failed: because this connection was lost, or for the reason at hand. */
    IOException explained(IOException reason) {
        return replies.explained(reason);
    }

    /** Says PING if nothing else was said for long. */
    void pingIfQuiet() {
        if (System.nanoTime() - lastSaid >= times.ping().toNanos() && isOpen()) {
            try {
                say(false, PING);
            } catch (IOException e) {
                lose(e);
            }
        }
    }

    /** Closes; whoever waits fails at once. */
    @Override
    public void close() throws IOException {
        lose(new IOException("it was closed on this side"));
        channel.close();
    }

    private void say(boolean toAsk, Message... commands) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int pings = 0;
        for (Message command : commands) {
            bytes.writeBytes(command.bytes());
            pings += command.equals(PING) ? 1 : 0;
        }
        sending.lock();
        try {
            if (toAsk) {
                replies.begin();
            }
            replies.pinging(pings);
            lastSaid = System.nanoTime();
            channel.write(ByteBuffer.wrap(bytes.toByteArray()));
        } catch (IOException e) {
            lose(e);
            throw explained(e);
        } finally {
            sending.unlock();
        }
    }

    /** One way to wait. */
    private interface Source {
        Optional<Message> next(Duration time) throws IOException, InterruptedException;
    }

    private Message inTime(Source source) throws IOException {
        try {
            Optional<Message> reply = source.next(times.reply());
            if (reply.isEmpty()) {
                IOException why = new SocketTimeoutException(
                        "no reply for " + times.reply().toSeconds() + " seconds");
                lose(why);
                throw explained(why);
            }
            return reply.get();
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    private void read() {
        MessageReader reader = new MessageReader(channel, Message.MAX_LENGTH);
        try {
            Optional<Message> message = reader.next();
            while (message.isPresent()) {
                replies.add(message.get());
                message = reader.next();
            }
            lose(new EOFException("the server ended it"));
        } catch (IOException e) {
            lose(e);
        } catch (InterruptedException e) {
            lose(new IOException("its thread was interrupted", e));
        } catch (RuntimeException | Error e) {
            lose(new IOException("its thread failed", e)); // else whoever waits for a reply waits for ever
            throw e;
        }
    }

    private void lose(IOException why) {
        replies.lose(why);
        closeFor(why, channel);
        transfers.forEach(each -> closeFor(why, each));
        transfers.clear();
    }

    private static void closeFor(IOException why, TlsChannel each) {
        try {
            each.close();
        } catch (IOException e) {
            why.addSuppressed(e);
        }
    }

    private IOException interrupted() {
        IOException why = stopped("while waiting for the server");
        lose(why); // the reply would otherwise be taken for that of the next request
        return why;
    }

    private static IOException stopped(String when) {
        Thread.currentThread().interrupt();
        return new InterruptedIOException("interrupted " + when);
    }
}
