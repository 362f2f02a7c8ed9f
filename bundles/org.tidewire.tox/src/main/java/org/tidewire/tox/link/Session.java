package org.tidewire.tox.link;

import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;

import org.tidewire.tox.net.Ticker;

/** The flow of data packets once both sides have their keys: in order, each once, at the pace that the way carries. */
final class Session {
    /** Numbers kept for messages, which do not ask for room. */
    private static final int SPARE = 64;

    private static final long MILLI = TimeUnit.MILLISECONDS.toNanos(1);

    private final DataPackets packets;
    private final Ticker ticker;
    private final Wire wire;
    private final SendWindow out;
    private final ReceiveWindow in;
    private final Holds holds;
    private final Pace pace;
    private final AckClock acks;
    private final ByteBuffer control = ByteBuffer.allocate(DataPackets.BODY);

    /** The way out. */
    @FunctionalInterface
    interface Wire {
        /** Sends a packet; one that keeps the link alive is to go by every way that needs it. */
        void send(ByteBuffer packet, boolean alive);
    }

    /** Where packets go that came. */
    @FunctionalInterface
    interface Inbox {
        /** Takes a packet; false if nothing more is wanted. */
        boolean take(int id, ByteBuffer data);
    }

    /** A session whose packets both begin with a number, 0 except in tests. */
    Session(DataPackets packets, Ticker ticker, Wire wire, long first) {
        this.packets = packets;
        this.ticker = ticker;
        this.wire = wire;
        this.out = new SendWindow(first);
        this.in = new ReceiveWindow(first);
        this.holds = new Holds(first);
        this.pace = new Pace(ticker.nanos());
        this.acks = new AckClock(ticker.nanos());
    }

    /** Sends a lossless packet, id first, now or as soon as the pace allows; returns its number, -1 if the window is full. */
    long send(byte[] body) {
        long number = out.add(body);
        if (number >= 0) {
            pump(ticker.nanos());
        }
        return number;
    }

    /** Sends a packet without a number of its own now; it is sealed and forgotten. */
    void sendUnnumbered(byte[] body) {
        wire.send(packets.seal(told(ticker.nanos()), out.sent(), body, body.length), false);
    }

    /** Keeps the peer from hearing that the lossless packet came that was handed on last, and those after it. */
    Hold hold() {
        Holds.Held held = holds.add(in.awaited() - 1, ticker.nanos());
        return () -> {
            held.release();
            acks.news();
        };
    }

    /** The number that the peer is told: everything before it came. */
    private int told(long now) {
        return (int) holds.told(in.awaited(), now);
    }

    boolean acknowledged(long number) {
        return number < out.start();
    }

    /** Further packets that the pace and the window want now. */
    int room() {
        int waiting = out.waiting();
        return Math.max(0, Math.min(pace.room(out.flying()) - waiting, out.free() - SPARE));
    }

    /** Opens a packet; null if it does not open. */
    ByteBuffer open(ByteBuffer packet) {
        return packets.open(packet);
    }

    /** Takes an opened packet. */
    void read(ByteBuffer plain, Inbox inbox) {
        int awaited = plain.getInt();
        int number = plain.getInt();
        long now = ticker.nanos();
        boolean current = out.acknowledged(awaited, now);
        int id = PacketId.PADDING;
        while (id == PacketId.PADDING && plain.hasRemaining()) {
            id = plain.get() & 0xff;
        }
        // The list counts from the awaited packet, so an old one would be misread.
        if (id == PacketId.REQUEST && current) {
            out.requested(plain, now, pace.roundTrip());
        }
        pace.learn(out.tally(), now);
        if (PacketId.lossless(id)) {
            lossless(number, id, plain, inbox);
        } else {
            unnumbered(number, id, plain, inbox);
        }
    }

    /** Sends what the time allows. */
    void tick() {
        long now = ticker.nanos();
        pace.tick(now, out.flying());
        pump(now);
        if (ackIn(now) <= 0) {
            tell(now);
        }
    }

    /** Milliseconds until a tick is wanted; 0 for now, where waiting would leave the way empty. */
    long nextTick() {
        long now = ticker.nanos();
        if (out.flying() > 0 || out.waiting() > 0) {
            return pace.behind(now) ? 0 : 1;
        }
        return Math.max(1, ackIn(now) / MILLI);
    }

    private long ackIn(long now) {
        return acks.wait(in, out, pace.roundTrip(), now);
    }

    private void lossless(int number, int id, ByteBuffer data, Inbox inbox) {
        acks.news();
        if (!in.wants(number)) {
            return;
        }
        if (number != (int) in.awaited()) {
            byte[] body = new byte[1 + data.remaining()];
            body[0] = (byte) id;
            data.get(body, 1, body.length - 1);
            in.keep(number, body);
            return;
        }
        in.advance();
        boolean wanted = inbox.take(id, data);
        byte[] body = wanted ? in.next() : null;
        while (body != null) {
            wanted = inbox.take(
                    body[0] & 0xff, ByteBuffer.wrap(body, 1, body.length - 1).slice());
            body = wanted ? in.next() : null;
        }
    }

    private void unnumbered(int number, int id, ByteBuffer data, Inbox inbox) {
        if (id != PacketId.REQUEST && id != PacketId.KILL && !PacketId.lossy(id)) {
            return;
        }
        if (in.announced(number)) {
            acks.news();
        }
        if (id != PacketId.REQUEST) {
            inbox.take(id, data);
        }
    }

    /** First what the peer misses, then what is new. */
    private void pump(long now) {
        Outgoing packet = pace.mayRepeat() ? out.nextAgain() : null;
        while (packet != null) {
            packet.again = true;
            packet.wanted = false;
            transmit(packet, now);
            packet = pace.mayRepeat() ? out.nextAgain() : null;
        }
        packet = pace.room(out.flying()) > 0 ? out.nextNew() : null;
        while (packet != null) {
            transmit(packet, now);
            packet = pace.room(out.flying()) > 0 ? out.nextNew() : null;
        }
    }

    private void transmit(Outgoing packet, long now) {
        packet.sentAt = now;
        pace.take();
        acks.sent(now);
        wire.send(packets.seal(told(now), (int) packet.number, packet.body, packet.body.length), false);
    }

    /** Sends the list of what we miss, which also says what came and what was sent. */
    private void tell(long now) {
        acks.told(now);
        int told = told(now);
        control.clear().put((byte) PacketId.REQUEST);
        MissingList.write(in, (int) in.awaited() - told, control);
        wire.send(packets.seal(told, out.sent(), control.array(), control.position()), true);
    }
}
