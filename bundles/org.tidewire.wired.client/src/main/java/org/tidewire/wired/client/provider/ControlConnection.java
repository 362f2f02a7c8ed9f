package org.tidewire.wired.client.provider;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import org.tidewire.wired.Message;
import org.tidewire.wired.channel.MessageReader;
import org.tidewire.wired.channel.TlsChannel;

/**
 * The control connection. A thread of its own takes in all the server says, whatever else goes on; one caller at a time
 * asks and gets the replies that follow. What nobody asked for (chat, users, news, privileges) is dropped.
 *
 * <p>Asking is one thread's business at a time; the rest may be called from any thread. Two locks, never nested the
 * other way round: {@code sending} keeps the order of what is said, {@code lock} guards the state.
 */
final class ControlConnection implements Closeable {
    private static final int UNREAD = 1024;
    private static final Message PING = Message.of("PING");

    private final String server;
    private final TlsChannel channel;
    private final Times times;
    private final ReentrantLock sending = new ReentrantLock();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<Message> replies = new ArrayDeque<>();
    private boolean asking;
    private int foreignPongs;
    private int unansweredPings;
    private IOException fault;
    private TlsChannel data;
    private volatile long lastSaid = System.nanoTime();

    /**
     * Takes over a channel and begins to read.
     *
     * @param server for messages, {@code host:port}
     */
    ControlConnection(String server, TlsChannel channel, Times times) {
        this.server = server;
        this.channel = channel;
        this.times = times;
        // Every PING is answered, so a longer silence means that nobody is there.
        channel.limitCalls(times.ping().multipliedBy(2).plus(times.reply()), times.reply());
        Thread thread = new Thread(this::read, "wired-client-" + server);
        thread.setDaemon(true);
        thread.start();
    }

    /** Tells whether the connection stands. */
    boolean isOpen() {
        lock.lock();
        try {
            return fault == null;
        } finally {
            lock.unlock();
        }
    }

    /** Says commands, in one piece; the replies to all of them follow by {@link #reply}, until {@link #asked}. */
    void ask(Message... commands) throws IOException {
        say(true, commands);
    }

    /** Ends the asking: what still comes is dropped. */
    void asked() {
        lock.lock();
        try {
            asking = false;
            replies.clear();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits for a reply as long as the server may take. If none comes, the connection is lost, as the order would be. */
    Message reply() throws IOException {
        return reply(times.reply().toNanos());
    }

    /** Waits for a reply without end, as the server's queue takes its time. */
    Message replyAtAnyTime() throws IOException {
        return reply(Long.MAX_VALUE);
    }

    /** Waits; a lost connection ends it. */
    void pause(Duration time) throws IOException {
        lock.lock();
        try {
            long left = time.toNanos();
            while (left > 0) {
                throwIfLost();
                left = changed.awaitNanos(left);
            }
            throwIfLost();
        } catch (InterruptedException e) {
            throw interrupted();
        } finally {
            lock.unlock();
        }
    }

    /** Ties a transfer to this connection: it is closed when this one is lost, as the server ends it then. */
    void attach(TlsChannel transfer) throws IOException {
        lock.lock();
        try {
            throwIfLost();
            data = transfer;
        } finally {
            lock.unlock();
        }
    }

    /** Tells why something failed: because this connection was lost, or for the reason at hand. */
    IOException explained(IOException reason) {
        lock.lock();
        try {
            if (fault == null) {
                return reason;
            }
            IOException lost = lost();
            lost.addSuppressed(reason);
            return lost;
        } finally {
            lock.unlock();
        }
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
        lose(new IOException("the connection was closed on this side"));
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
            begin(toAsk, pings);
            lastSaid = System.nanoTime();
            channel.write(ByteBuffer.wrap(bytes.toByteArray()));
        } catch (IOException e) {
            lose(e);
            throw explained(e);
        } finally {
            sending.unlock();
        }
    }

    private void begin(boolean toAsk, int pings) throws IOException {
        lock.lock();
        try {
            throwIfLost();
            if (toAsk) {
                asking = true;
                replies.clear();
                foreignPongs = unansweredPings;
            }
            unansweredPings += pings;
        } finally {
            lock.unlock();
        }
    }

    private Message reply(long nanos) throws IOException {
        lock.lock();
        try {
            long left = nanos;
            while (replies.isEmpty()) {
                throwIfLost();
                if (left <= 0) {
                    lose(new SocketTimeoutException(
                            "no reply for " + times.reply().toSeconds() + " seconds"));
                    throw lost();
                }
                left = changed.awaitNanos(left);
            }
            changed.signalAll();
            return replies.remove();
        } catch (InterruptedException e) {
            throw interrupted();
        } finally {
            lock.unlock();
        }
    }

    private void read() {
        MessageReader reader = new MessageReader(channel, Message.MAX_LENGTH);
        try {
            Optional<Message> message = reader.next();
            while (message.isPresent()) {
                take(message.get());
                message = reader.next();
            }
            lose(new EOFException("the server ended it"));
        } catch (IOException e) {
            lose(e);
        } catch (InterruptedException e) {
            lose(new IOException("its thread was interrupted", e));
        }
    }

    private void take(Message message) throws InterruptedException {
        lock.lock();
        try {
            if (message.number() == 202) {
                unansweredPings--;
                if (foreignPongs > 0) {
                    foreignPongs--;
                    return;
                }
            }
            while (asking && replies.size() >= UNREAD && fault == null) {
                changed.await();
            }
            if (asking && isReply(message.number())) {
                replies.add(message);
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Hello, login, pong, files and transfers, errors (Wired 4); all other numbers tell of things we do not follow. */
    private static boolean isReply(int number) {
        return (number >= 200 && number < 203) || (number >= 400 && number < 412) || (number >= 500 && number < 600);
    }

    private void lose(IOException why) {
        lock.lock();
        try {
            if (fault != null) {
                return;
            }
            fault = why;
            closeAll(why);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void closeAll(IOException why) {
        try (TlsChannel control = channel;
                TlsChannel transfer = data) {
            replies.clear();
        } catch (IOException e) {
            why.addSuppressed(e);
        }
    }

    private void throwIfLost() throws IOException {
        if (fault != null) {
            throw lost();
        }
    }

    private IOException lost() {
        return new IOException("the connection to " + server + " is lost: " + fault.getMessage(), fault);
    }

    private IOException interrupted() {
        Thread.currentThread().interrupt();
        InterruptedIOException why = new InterruptedIOException("interrupted while waiting for the server");
        lose(why); // the reply would otherwise be taken for that of the next request
        return why;
    }
}
