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
import org.tidewire.wired.Message;
import org.tidewire.wired.channel.MessageReader;
import org.tidewire.wired.channel.TlsChannel;

/**
 * The transfer port: a key, and then the bytes of one file with nothing around them (Wired 4.2). A client of ours may say
 * {@code keep} behind the key: then another key may follow on the same connection, which saves many small files a TLS
 * handshake each. Others know nothing of it, and lose nothing.
 */
final class DataConnection implements Connections.Service {
    private static final int MAX_COMMAND = 1024;
    private static final String KEEP = "keep";
    private static final Message STORED = Message.of("250", "Stored");

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
                boolean keep = command.get().field(1).equals(KEEP);
                kept = run(claimed.get(), channel, reader.rest(), keep);
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

    /** Moves one file; tells whether another key may follow. */
    private boolean run(Transfer transfer, TlsChannel channel, ByteBuffer first, boolean keep) throws IOException {
        String end = "the data connection was closed";
        try {
            channel.limitWhole(Duration.ZERO);
            channel.limitCalls(site.settings().stall(), site.settings().stall());
            site.tickets().find(transfer).ifPresent(ticket -> ticket.attach(channel));
            if (transfer.info().direction() == Direction.OUTGOING) {
                send(transfer, channel);
            } else {
                receive(transfer, channel, first);
            }
            return end(transfer.info(), channel, keep);
        } catch (IOException e) {
            end = e.getMessage() == null ? e.toString() : e.getMessage();
            throw e;
        } finally {
            transfer.disconnected(end); // does nothing if it is over; whatever happened, the slot is free now
        }
    }

    private static void send(Transfer transfer, TlsChannel channel) throws IOException {
        TransferInfo begun = transfer.info();
        ByteBuffer chunk = chunk(begun.size() - begun.position());
        long position = begun.position();
        for (int length = transfer.read(chunk, position); length >= 0; length = transfer.read(chunk, position)) {
            position += length;
            channel.write(chunk.flip());
            chunk.clear();
        }
    }

    private static void receive(Transfer transfer, TlsChannel channel, ByteBuffer first) throws IOException {
        TransferInfo begun = transfer.info();
        long position = begun.position() + store(transfer, first, begun.position());
        ByteBuffer chunk = chunk(begun.size() - position);
        while (!transfer.info().state().isFinal()) {
            if (channel.read(chunk.clear()) < 0) {
                transfer.disconnected("the client ended after " + position + " of " + begun.size() + " bytes");
            } else {
                position += store(transfer, chunk.flip(), position);
            }
        }
    }

    /**
     * A proper end is the client's receipt, which it needs where it may not look: a drop box. So only once the file is
     * committed, and never for less. On a connection that is kept a word takes its place.
     */
    private static boolean end(TransferInfo over, TlsChannel channel, boolean keep) throws IOException {
        boolean outgoing = over.direction() == Direction.OUTGOING;
        boolean completed = over.state() == TransferState.COMPLETED;
        if (completed && keep && !outgoing) {
            channel.write(ByteBuffer.wrap(STORED.bytes()));
        } else if (!keep && (completed || outgoing)) {
            channel.finish();
        }
        return completed && keep;
    }

    /** Stores what arrived; what is beyond the file's end stays in the chunk and is forgotten. */
    private static int store(Transfer transfer, ByteBuffer chunk, long position) throws IOException {
        int before = chunk.remaining();
        if (before > 0 && !transfer.info().state().isFinal()) {
            transfer.write(chunk, position);
        }
        return before - chunk.remaining();
    }

    /** Small files take small buffers. */
    private static ByteBuffer chunk(long remaining) {
        return ByteBuffer.allocate((int) Math.max(1, Math.min(TlsChannel.CHUNK, remaining)));
    }
}
