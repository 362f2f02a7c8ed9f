package org.tidewire.tox.link;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;

/**
 * The packets that came and that the peer is not to know of yet, and so the number that it is told instead of the awaited one.
 * That number never goes back, which the peer would take for nonsense. The peer can keep only so many packets that nobody
 * confirmed, so nothing is held for ever: not before a quarter of them, and not for more than 15 s.
 */
final class Holds {
    /** Packets that may have come behind one that is held. */
    static final int PILE = Ring.WINDOW / 4;

    /** Nanoseconds for which a packet may be held. */
    static final long PATIENCE = TimeUnit.SECONDS.toNanos(15);

    private final Deque<Held> held = new ArrayDeque<>();
    private long told;

    /** Nothing is held, and the peer knows that everything before this number came. */
    Holds(long first) {
        this.told = first;
    }

    /** Holds the packet of a number, none below those that are held; in vain if the peer knows of it already. */
    Held add(long number, long now) {
        Held added = new Held(number, now);
        if (number >= told) {
            held.add(added);
        }
        return added;
    }

    /** The number to tell the peer where another one is awaited: the first that is held, or else that one. */
    long told(long awaited, long now) {
        Held first = held.peek();
        while (first != null && first.isOver(awaited, now)) {
            held.poll();
            first = held.peek();
        }
        told = first == null ? awaited : first.number;
        return told;
    }

    /** A packet that is held. */
    static final class Held {
        private final long number;
        private final long since;
        private boolean released;

        private Held(long number, long since) {
            this.number = number;
            this.since = since;
        }

        void release() {
            released = true;
        }

        private boolean isOver(long awaited, long now) {
            return released || awaited - number > PILE + 1 || now - since >= PATIENCE;
        }
    }
}
