package org.tidewire.wired.server;

import java.io.IOException;
import java.util.concurrent.locks.ReentrantLock;

import org.osgi.service.log.Logger;
import org.tidewire.transfer.Transfer;
import org.tidewire.transfer.TransferInfo;
import org.tidewire.transfer.TransferState;
import org.tidewire.wired.Message;
import org.tidewire.wired.channel.TlsChannel;

/**
 * What a session knows of one transfer: what was said of it, and the data connection that moves its bytes. May be used
 * from any thread.
 */
final class Ticket implements Updates.News {
    private static final char RS = 0x1E;

    private final Session session;
    private final String path;
    private final Transfer transfer;
    private final Logger log;
    // Held while a message is sent, so that none is sent twice or after a later one.
    private final ReentrantLock saying = new ReentrantLock();
    private volatile boolean keySaid; // changed while saying
    private int placeSaid = Integer.MAX_VALUE;
    private volatile TlsChannel data;
    private volatile long began;
    private volatile long first;

    /** Makes the ticket of a transfer that the session asked for by that path. */
    Ticket(Session session, String path, Transfer transfer, Logger log) {
        this.session = session;
        this.path = path;
        this.transfer = transfer;
        this.log = log;
    }

    Session session() {
        return session;
    }

    Transfer transfer() {
        return transfer;
    }

    /** Says what is new, whatever has happened since the last time: a place further to the front, or the key. */
    @Override
    public void update() {
        saying.lock();
        try {
            TransferInfo now = transfer.info();
            if (now.state() == TransferState.READY) {
                sayKey(now);
            } else if (now.queue() > 0 && now.queue() < placeSaid && !keySaid) {
                placeSaid = now.queue();
                session.send(Message.of("401", path, now.queue()));
            }
        } catch (IOException e) {
            log.debug("Session {} does not listen: {}", session.id(), e.getMessage());
            close(session::close);
        } finally {
            saying.unlock();
        }
    }

    /** Tells whether the key was said, after which nothing is new until the end. */
    boolean isSaid() {
        return keySaid;
    }

    /** Ties the data connection to the transfer, so that both end together. */
    void attach(TlsChannel channel) {
        first = transfer.info().position();
        began = System.nanoTime();
        data = channel;
        cutIfLost();
    }

    /** Writes how far it has come for 308: the path as it is shown, bytes that are through, size, bytes per second on average. */
    String progress(String shown) {
        TransferInfo now = transfer.info();
        long millis = Math.max(1, (System.nanoTime() - began) / 1_000_000);
        long speed = (long) ((now.position() - first) * 1000.0 / millis);
        return shown + RS + now.position() + RS + now.size() + RS + speed;
    }

    /** Tells whether its bytes move. */
    boolean isRunning() {
        return data != null && transfer.info().state() == TransferState.RUNNING;
    }

    /** The control connection has ended, and takes the transfer with it (Wired 1.1, section 5). */
    void abandon() {
        transfer.disconnected("control connection closed");
        cutIfLost();
    }

    /** Closes the data connection of a transfer that ended without it; one that completed says its last words still. */
    void cutIfLost() {
        TransferState state = transfer.info().state();
        TlsChannel channel = data;
        if (channel != null && state.isFinal() && state != TransferState.COMPLETED) {
            close(channel::close);
        }
    }

    private void sayKey(TransferInfo now) throws IOException {
        String key = transfer.key().orElse("");
        if (!key.isEmpty() && !keySaid) {
            keySaid = true;
            session.send(Message.of("400", path, now.position(), key));
        }
    }

    private void close(Closing closing) {
        try {
            closing.close();
        } catch (IOException e) {
            log.warn("A connection could not be closed: {}", e.getMessage(), e);
        }
    }

    /** Something that may fail to close. */
    private interface Closing {
        void close() throws IOException;
    }
}
