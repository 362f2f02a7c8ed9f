package org.tidewire.tox.link;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Queue;

/** The lossless packets to the peer, from the first it has not confirmed to the last one that waits. */
final class SendWindow {
    private final Ring<Outgoing> ring = new Ring<>();
    private final Queue<Outgoing> again = new ArrayDeque<>();
    private long start;
    private long sent;
    private long end;
    private int flying;
    private int delivered;
    private int lost;
    private long youngest = Long.MAX_VALUE;

    /** Begins with the given number, 0 except in tests. */
    SendWindow(long first) {
        this.start = first;
        this.sent = first;
        this.end = first;
    }

    /** Everything before this number is confirmed. */
    long start() {
        return start;
    }

    /** The number that is sent next, as it is said to the peer. */
    int sent() {
        return (int) sent;
    }

    /** Packets sent and not confirmed. */
    int flying() {
        return flying;
    }

    /** Packets that were never sent yet. */
    int waiting() {
        return (int) (end - sent);
    }

    /** Numbers left. */
    int free() {
        return Ring.WINDOW - (int) (end - start);
    }

    /** Adds a packet at the end; returns its number, -1 if the window is full. */
    long add(byte[] body) {
        if (free() == 0) {
            return -1;
        }
        ring.reserve(start, end + 1);
        ring.put(end, new Outgoing(end, body));
        return end++;
    }

    /** The next packet to send again; null if none is wanted. */
    Outgoing nextAgain() {
        Outgoing packet = again.poll();
        while (packet != null && !packet.wanted) {
            packet = again.poll();
        }
        return packet;
    }

    /** The next packet to send for the first time; null if none waits. */
    Outgoing nextNew() {
        if (sent == end) {
            return null;
        }
        flying++;
        return ring.get(sent++);
    }

    /**
     * Takes the number that the peer awaits; everything before came.
     *
     * @return false if it never was sent or had been confirmed before
     */
    boolean acknowledged(int awaited, long now) {
        int offset = awaited - (int) start;
        if (offset < 0 || offset > sent - start) {
            return false;
        }
        for (long up = start + offset; start < up; start++) {
            free(ring.get(start), now);
        }
        return true;
    }

    /** Takes the peer's list of what it misses from the first unconfirmed packet on; one in flight is given its time. */
    void requested(ByteBuffer list, long now, long roundTrip) {
        MissingList.read(list, (int) (sent - start), (offset, missing) -> {
            Outgoing packet = ring.get(start + offset);
            if (!missing) {
                free(packet, now);
            } else if (packet != null && !packet.wanted && now - packet.sentAt > roundTrip) {
                packet.wanted = true;
                again.add(packet);
                lost++;
            }
        });
    }

    /** What was learnt since the last call. */
    AckTally tally() {
        AckTally tally = new AckTally(delivered, lost, youngest);
        delivered = 0;
        lost = 0;
        youngest = Long.MAX_VALUE;
        return tally;
    }

    private void free(Outgoing packet, long now) {
        if (packet == null) {
            return;
        }
        ring.clear(packet.number);
        packet.wanted = false;
        flying--;
        delivered++;
        if (!packet.again) {
            youngest = Math.min(youngest, now - packet.sentAt);
        }
    }
}
