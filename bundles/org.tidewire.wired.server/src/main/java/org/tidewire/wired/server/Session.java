package org.tidewire.wired.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Iterator;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.tidewire.account.Privilege;
import org.tidewire.transfer.Peer;
import org.tidewire.wired.Message;
import org.tidewire.wired.channel.TlsChannel;

/**
 * One control connection's user. Its own thread runs its commands; any thread may send to it, look at it or close it.
 */
final class Session {
    private static final long IDLE_AFTER = TimeUnit.SECONDS.toNanos(600);

    private final int id;
    private final String place;
    private final Site site;
    private final TlsChannel channel;
    private final Updates updates;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile Phase phase = Phase.CONNECTED;
    private volatile Presence presence = Presence.NONE;
    private volatile String login = "";
    private volatile long active = System.nanoTime();
    private int failures;

    Session(Site site, TlsChannel channel, String place) {
        this.site = site;
        this.channel = channel;
        this.place = place;
        id = site.sessions().nextId();
        updates = site.tickets().updates();
    }

    int id() {
        return id;
    }

    /** Tells where the client calls from: an IP address. */
    String place() {
        return place;
    }

    Updates updates() {
        return updates;
    }

    Phase phase() {
        return phase;
    }

    void advance(Phase next) {
        phase = next;
    }

    String login() {
        return login;
    }

    void login(String name) {
        login = name;
    }

    Peer peer() {
        return new Peer(login, place);
    }

    Presence presence() {
        return presence;
    }

    void presence(Presence now) {
        presence = now;
    }

    String nick() {
        return presence.nick().isEmpty() ? login : presence.nick();
    }

    /** Remembers that the user did something. */
    void touch() {
        active = System.nanoTime();
    }

    boolean isIdle() {
        return System.nanoTime() - active > IDLE_AFTER;
    }

    Set<Privilege> privileges() {
        return site.accounts().privileges(login);
    }

    /** Counts a wrong password; tells how many there were. */
    int failed() {
        return ++failures;
    }

    /** Waits, but no longer than the session lasts. */
    void pause(Duration length) throws IOException {
        try {
            if (ended.await(length.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new IOException("the session ended");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** Makes the session's thread take no further command. */
    void end() {
        ended.countDown();
    }

    boolean isEnded() {
        return ended.getCount() == 0;
    }

    void send(Message message) throws IOException {
        channel.write(ByteBuffer.wrap(message.bytes()));
    }

    /** Sends messages in order, several in one write. */
    void send(Stream<Message> messages) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (Iterator<Message> each = messages.iterator(); each.hasNext(); ) {
            bytes.writeBytes(each.next().bytes());
            if (bytes.size() >= TlsChannel.CHUNK) {
                channel.write(ByteBuffer.wrap(bytes.toByteArray()));
                bytes.reset();
            }
        }
        if (bytes.size() > 0) {
            channel.write(ByteBuffer.wrap(bytes.toByteArray()));
        }
    }

    /** Lifts the time limit of the login; from now on only writes are limited. */
    void loggedIn() {
        channel.limitWhole(Duration.ZERO);
        phase = Phase.LOGGED_IN;
        site.sessions().add(this);
    }

    /** Cuts the connection, and wakes the session's thread. */
    void close() throws IOException {
        end();
        channel.close();
    }
}
