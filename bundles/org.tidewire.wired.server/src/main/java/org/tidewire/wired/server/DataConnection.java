package org.tidewire.wired.server;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

import org.tidewire.transfer.Direction;
import org.tidewire.transfer.Transfer;
import org.tidewire.transfer.TransferInfo;
import org.tidewire.transfer.TransferState;
import org.tidewire.wired.Fields;
import org.tidewire.wired.Message;
import org.tidewire.wired.channel.MessageReader;
import org.tidewire.wired.channel.TlsChannel;

/**
 * The transfer port: a key, and then the bytes of one file with nothing around them (Wired 4.2). A client of ours may say
 * {@code keep} and how many bytes it means to move behind the key: then another key may follow on the same connection, which
 * saves many small files a TLS handshake each. Others know nothing of it, and lose nothing.
 */
final class DataConnection implements Connections.Service {
    private static final int MAX_COMMAND = 1024;
    private static final String KEEP = "keep";
    private static final Message STORED = Message.of("250", "Stored");
    private static final Message SENT = Message.of("250", "Sent");

    private final Site site;

    DataConnection(Site site) {
        this.site = site;
    }

    /** Whoever has no good key is sent away without a byte. */
    @Override
    public void serve(TlsChannel channel, Visit visit) throws IOException {
        channel.limitWhole(site.settings().transfer());
        channel.handshake();
        MessageReader reader = new MessageReader(channel, MAX_COMMAND);
        boolean kept = true;
        while (kept) {
            channel.limitWhole(site.settings().transfer());
            Optional<Message> command = reader.next();
            Optional<Transfer> claimed = command.flatMap(each -> claim(each, visit.place()));
            kept = false;
            if (claimed.isPresent()) {
                visit.welcome();
                kept = run(claimed.get(), channel, reader.rest(), isToStay(command.get(), claimed.get()));
            }
        }
    }

    /** Who has logged in gets his files, whatever others do at the same address. */
    @Override
    public boolean knows(InetAddress from) {
        String place = from.getHostAddress();
        return site.sessions().all().stream()
                .anyMatch(session -> session.place().equals(place));
    }

    private Optional<Transfer> claim(Message command, String place) {
        boolean transfer = command.head().toUpperCase(Locale.ROOT).equals("TRANSFER");
        return transfer ? site.transfers().claim(command.field(0), place) : Optional.empty();
    }

    /**
     * Tells whether the client may show another key on the same connection: it asks for that, and means to move as many bytes
     * as we do. If not, the file has changed between STAT and GET, and both would disagree where the next one begins.
     */
    private static boolean isToStay(Message command, Transfer transfer) {
        TransferInfo begins = transfer.info();
        return command.field(1).equals(KEEP)
                && Fields.number(command.field(2)).orElse(-1) == begins.size() - begins.position();
    }

    /** Moves one file; tells whether another key may follow. */
    private boolean run(Transfer transfer, TlsChannel channel, ByteBuffer first, boolean keep) throws IOException {
        String end = "the data connection was closed";
        try {
            channel.limitWhole(Duration.ZERO);
            channel.limitCalls(site.settings().stall(), site.settings().stall());
            site.tickets().find(transfer).ifPresent(ticket -> ticket.attach(channel));
            boolean exact = transfer.info().direction() == Direction.OUTGOING
                    ? Pump.send(transfer, channel) && !first.hasRemaining()
                    : Pump.receive(transfer, channel, first);
            return end(transfer.info(), channel, keep && exact);
        } catch (IOException e) {
            end = e.getMessage() == null ? e.toString() : e.getMessage();
            throw e;
        } finally {
            transfer.disconnected(end); // does nothing if it is over; whatever happened, the slot is free now
        }
    }

    /**
     * A proper end is the client's receipt, which it needs where it may not look: a drop box. So only once the file is
     * committed, and never for less. On a connection that is kept a word takes its place, of a download as well: without it
     * the client shows no other key.
     */
    private static boolean end(TransferInfo over, TlsChannel channel, boolean keep) throws IOException {
        boolean outgoing = over.direction() == Direction.OUTGOING;
        boolean completed = over.state() == TransferState.COMPLETED;
        if (completed && keep) {
            channel.write(ByteBuffer.wrap((outgoing ? SENT : STORED).bytes()));
        } else if (!keep && (completed || outgoing)) {
            channel.finish();
        }
        return completed && keep;
    }
}
