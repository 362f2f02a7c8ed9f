package org.tidewire.wired.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.tidewire.account.AccountLimits;
import org.tidewire.account.Privilege;
import org.tidewire.storage.FilePath;
import org.tidewire.transfer.Peer;
import org.tidewire.wired.Message;
import org.tidewire.wired.channel.TlsChannel;

/**
 * One control connection's user. Its own thread runs its commands; any thread may send to it, look at it or close it.
 */
final class Session {
    private static final int FIRST_WRITE = 2048;

    private final int id;
    private final Visit visit;
    private final Site site;
    private final TlsChannel channel;
    private final Updates updates;
    private final Rights rights;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile Phase phase = Phase.CONNECTED;
    private volatile Presence presence = Presence.NONE;
    private volatile String login = "";
    private volatile Instant since = Instant.EPOCH;
    private volatile long active = System.nanoTime();
    private volatile boolean idle;

    Session(Site site, TlsChannel channel, Visit visit) {
        this.site = site;
        this.channel = channel;
        this.visit = visit;
        id = site.sessions().nextId();
        updates = site.tickets().updates();
        rights = new Rights(this, site.sessions());
    }

    int id() {
        return id;
    }

    /** Tells where the client calls from: an IP address. */
    String place() {
        return visit.place();
    }

    Visit visit() {
        return visit;
    }

    Updates updates() {
        return updates;
    }

    Rights rights() {
        return rights;
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
        return new Peer(login, place());
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

    /** Remembers that the user did something, and tells if he was idle. */
    void touch() {
        active = System.nanoTime();
        if (idle) {
            site.sessions().idle(this, false);
        }
    }

    /** Tells when the user last did something, in nanoseconds of the system's clock. */
    long active() {
        return active;
    }

    Instant lastActive() {
        return Instant.now().minusNanos(System.nanoTime() - active);
    }

    boolean isIdle() {
        return idle;
    }

    /** Goes to sleep or wakes, and tells whether that is new. Called by {@link Sessions} alone. */
    boolean idle(boolean now) {
        boolean before = idle;
        idle = now;
        return before != now;
    }

    /** Tells when the user logged in. */
    Instant since() {
        return since;
    }

    String cipherSuite() {
        return channel.session().getCipherSuite();
    }

    Set<Privilege> privileges() {
        return site.accounts().privileges(login);
    }

    AccountLimits limits() {
        return site.accounts().limits(login);
    }

    /** Tells the account's root; empty once the account is gone. */
    Optional<FilePath> home() {
        return site.accounts().home(login);
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

    /** Will send a message to this and later ones in order, without waiting; false if too many wait already. */
    boolean post(Message message) {
        return updates.post(() -> deliver(message));
    }

    /** Sends news; a client that does not take them is cut off. */
    void deliver(Message message) {
        try {
            send(message);
        } catch (IOException e) {
            site.log().debug("Session {} does not listen: {}", id, e.getMessage());
            cut();
        }
    }

    /**
     * Sends messages in order, after all news that the command has made; several in one write, but the first leave early,
     * however many are to come.
     */
    void send(Stream<Message> messages) throws IOException {
        updates.flush();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int full = FIRST_WRITE;
        try (messages) {
            for (Iterator<Message> each = messages.iterator(); each.hasNext(); ) {
                bytes.writeBytes(each.next().bytes());
                if (bytes.size() >= full) {
                    channel.write(ByteBuffer.wrap(bytes.toByteArray()));
                    bytes.reset();
                    full = Math.min(2 * full, TlsChannel.CHUNK);
                }
            }
        }
        if (bytes.size() > 0) {
            channel.write(ByteBuffer.wrap(bytes.toByteArray()));
        }
    }

    /** Lifts the time limit of the login, says 201 and lets others know. */
    void loggedIn() {
        channel.limitWhole(Duration.ZERO);
        phase = Phase.LOGGED_IN;
        visit.welcome();
        since = Instant.now();
        rights.begin();
        site.sessions().add(this);
        updates.add(rights); // what has changed meanwhile nobody has told
    }

    /** Takes no further command, and ends when the last news is said. */
    void dismiss() {
        end();
        if (!updates.post(this::cut)) {
            cut();
        }
    }

    /** Says what there is to say, and ends properly. */
    void finish() throws IOException {
        updates.flush();
        channel.finish();
    }

    /** Cuts the connection of a client that deserves no better. */
    void cut() {
        try {
            close();
        } catch (IOException e) {
            site.log().warn("A connection could not be closed: {}", e.getMessage(), e);
        }
    }

    /** Cuts the connection, and wakes the session's thread. */
    void close() throws IOException {
        end();
        updates.end();
        channel.close();
    }
}
