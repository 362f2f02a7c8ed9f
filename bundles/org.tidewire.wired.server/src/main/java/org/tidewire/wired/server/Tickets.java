package org.tidewire.wired.server;

import java.io.Closeable;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import org.osgi.service.log.Logger;
import org.tidewire.transfer.Direction;
import org.tidewire.transfer.Transfer;
import org.tidewire.transfer.TransferException;
import org.tidewire.transfer.TransferException.Reason;
import org.tidewire.transfer.TransferInfo;
import org.tidewire.transfer.TransferListener;
import org.tidewire.transfer.TransferState;

/**
 * The transfers that sessions have asked for and that are not over. Hears of changes on the engine's thread and passes
 * them on to threads of its own, so that no client ever makes the engine wait.
 */
final class Tickets implements TransferListener, Closeable {
    /** What asks the engine for a transfer. */
    interface Request {
        /**
         * Asks.
         *
         * @throws IOException if it is refused
         */
        Transfer make() throws IOException;
    }

    private final Map<Long, Ticket> live = new ConcurrentHashMap<>();
    private final Shares shares = new Shares();
    private final Logger log;
    // What changes after the server has stopped is nobody's news any more.
    private final ExecutorService threads = new ThreadPoolExecutor(
            0,
            Integer.MAX_VALUE,
            10,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            Connections.threads("tidewire-wired-news"),
            new ThreadPoolExecutor.DiscardPolicy());

    Tickets(Logger log) {
        this.log = log;
    }

    /** Makes what says a session's news. */
    Updates updates() {
        return new Updates(threads);
    }

    /**
     * Asks for a transfer, takes it in and says at once how it stands.
     *
     * @param path as the client wrote it
     * @param most how many its user may have that are not over
     * @throws IOException if the engine refuses it, or the user has asked for too many
     */
    void open(Session session, String path, int most, Request request) throws IOException {
        take(session, most);
        boolean made = false;
        Transfer transfer;
        try {
            transfer = request.make();
            made = true;
        } finally {
            if (!made) {
                shares.giveBack(session);
            }
        }
        open(session, path, transfer);
    }

    /** Counts one more of its user's; what is over counts no more, even if its news are still on their way. */
    private void take(Session session, int most) throws TransferException {
        if (shares.take(session, most)) {
            return;
        }
        live.forEach((number, ticket) -> {
            if (ticket.transfer().info().state().isFinal()) {
                end(number);
            }
        });
        if (!shares.take(session, most)) {
            throw new TransferException(Reason.QUEUE_FULL, session.peer() + " has asked for " + most + " already");
        }
    }

    private void open(Session session, String path, Transfer transfer) {
        Ticket ticket = new Ticket(session, path, transfer, log);
        long number = transfer.info().number();
        live.put(number, ticket);
        ticket.update();
        if (transfer.info().state().isFinal()) {
            over(number); // it was over before it was known here
        }
    }

    Optional<Ticket> find(Transfer transfer) {
        return Optional.ofNullable(live.get(transfer.info().number()));
    }

    @Override
    public void changed(TransferInfo before, TransferInfo after) {
        if (after.state() == TransferState.COMPLETED) {
            over(after.number()); // its data connection says its last words still
            return;
        }
        if (after.state().isFinal()) {
            end(after.number());
            return;
        }
        Ticket ticket = live.get(after.number());
        if (ticket != null
                && !ticket.isSaid()
                && (after.state() == TransferState.READY || after.state() == TransferState.QUEUED)) {
            ticket.session().updates().add(ticket);
        }
    }

    private void end(long number) {
        Ticket ticket = over(number);
        if (ticket != null) {
            threads.execute(ticket::cutIfLost);
        }
    }

    /** Gives those of a session whose bytes move, the oldest first. */
    List<Ticket> running(Session session, Direction direction) {
        return live.values().stream()
                .filter(ticket -> ticket.session() == session && ticket.isRunning())
                .filter(ticket -> ticket.transfer().info().direction() == direction)
                .sorted(Comparator.comparingLong(
                        ticket -> ticket.transfer().info().number()))
                .toList();
    }

    /** Ends everything that a session has begun. */
    void abandon(Session session) {
        live.forEach((number, ticket) -> {
            if (ticket.session() == session) {
                ticket.abandon();
                over(number);
            }
        });
    }

    /** Lets go of a transfer that is over; gives its ticket, null if it had none any more. */
    private Ticket over(long number) {
        Ticket ticket = live.remove(number);
        if (ticket != null) {
            shares.giveBack(ticket.session());
        }
        return ticket;
    }

    @Override
    public void close() {
        threads.shutdown();
    }
}
