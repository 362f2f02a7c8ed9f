package org.tidewire.tox.link;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/**
 * Packets a second that reach the peer. Counted from one acknowledgement to a later one, because they come in lumps, and the
 * best of the last rounds counts, because what was lost by chance says nothing about what the way can carry.
 */
final class DeliveryRate {
    private static final int ROUNDS = 10;
    private static final long SHORTEST = TimeUnit.MILLISECONDS.toNanos(50);
    private static final long LONGEST = TimeUnit.MILLISECONDS.toNanos(600);
    private static final double SECOND = TimeUnit.SECONDS.toNanos(1);

    private final double[] rounds = new double[ROUNDS];
    private int round;
    private boolean counting;
    private long since;
    private long count;
    private double last;

    /** Counts packets acknowledged at once; true if that ended a round. */
    boolean delivered(int packets, long now, long least) {
        if (!counting) {
            restart(now);
            return false;
        }
        count += packets;
        if (now - since < Math.max(SHORTEST, Math.min(least, LONGEST))) {
            return false;
        }
        last = count * SECOND / (now - since);
        restart(now);
        return true;
    }

    /** Forgets the round that has begun: nothing was sent for a while. */
    void idle() {
        counting = false;
    }

    /** The rate of the last round. */
    double last() {
        return last;
    }

    /** Lets the last round count; one in which there was too little to send only if it is the best. */
    void keep(boolean idle) {
        if (!idle) {
            round = (round + 1) % ROUNDS;
            rounds[round] = last;
        } else if (last > best()) {
            rounds[round] = last;
        }
    }

    /** Forgets all rounds but the last few, of which only the mean counts from now on: single short ones mislead. */
    void settle(int few) {
        double sum = 0;
        for (int i = 0; i < few; i++) {
            sum += rounds[Math.floorMod(round - i, ROUNDS)];
        }
        Arrays.fill(rounds, 0);
        rounds[round] = sum / few;
    }

    /** The best of the rounds that count, 0 if there is none. */
    double best() {
        return Arrays.stream(rounds).max().orElse(0);
    }

    private void restart(long now) {
        counting = true;
        since = now;
        count = 0;
    }
}
