package org.tidewire.wired.server;

import java.io.Closeable;
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
import org.tidewire.transfer.TransferInfo;
import org.tidewire.transfer.TransferListener;
import org.tidewire.transfer.TransferState;

/**
 * The transfers that sessions have asked for and that are not over. Hears of changes on the engine's thread and passes
 * them on to threads of its own, so that no client ever makes the engine wait.
 */
final class Tickets implements TransferListener, Closeable {
    private final Map<Long, Ticket> live = new ConcurrentHashMap<>();
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

    /** Takes in a transfer and says at once how it stands. */
    void open(Session session, String path, Transfer transfer) {
        Ticket ticket = new Ticket(session, path, transfer, log);
        long number = transfer.info().number();
        live.put(number, ticket);
        ticket.update();
        if (transfer.info().state().isFinal()) {
            live.remove(number); // it was over before it was known here
        }
    }

    Optional<Ticket> find(Transfer transfer) {
        return Optional.ofNullable(live.get(transfer.info().number()));
    }

    @Override
    public void changed(TransferInfo before, TransferInfo after) {
        Ticket ticket = after.state().isFinal() ? live.remove(after.number()) : live.get(after.number());
        if (ticket == null) {
            return;
        }
        if (after.state().isFinal()) {
            threads.execute(ticket::cutIfLost);
        } else if (after.state() == TransferState.READY || after.state() == TransferState.QUEUED) {
            ticket.session().updates().add(ticket);
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
                live.remove(number);
            }
        });
    }

    @Override
    public void close() {
        threads.shutdown();
    }
}
