package org.tidewire.tox.link;

import java.util.concurrent.TimeUnit;

/**
 * How fast to send: about as fast as packets arrive. It doubles until more sent is not more delivered, then tries a quarter
 * more now and then, and holds back when packets begin to wait on the way. Single losses do not matter to it. What a tick lets
 * out is little enough for the buffer of a receiver's socket.
 */
final class Pace {
    /** Packets that may always go out at once; what a usual Linux holds for a socket that asks for nothing is 92. */
    static final int BURST = 64;

    /** Packets at once where so many arrive that the receiver must have a larger buffer, or empty it all the time. */
    private static final int LONG_BURST = 256;

    /** Seconds that a sender may have to wait for its turn without losing speed. */
    private static final double TURN = 0.005;

    private static final double SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final long STEADY = TimeUnit.MILLISECONDS.toNanos(200);
    private static final double FIRST = 500;
    private static final double LEAST = 100;
    private static final double MOST = 128_000;
    private static final double GROWTH = 1.25;
    private static final double NEWS = 1.1;
    /** The part of what may go that has to go for a round to say something about the way. */
    private static final double USED = 0.8;

    private static final double[] CYCLE = {GROWTH, 0.9, 1, 1};
    private static final int STALLS = 3;
    private static final int FIRST_FLIGHT = 256;
    /** Seconds that an acknowledgement may take longer than its way. */
    private static final double PATIENCE = 0.15;

    private final RoundTrip roundTrip = new RoundTrip();
    private final DeliveryRate rate = new DeliveryRate();
    private boolean starting = true;
    private double speed = FIRST;
    private double credit = BURST;
    private double offered;
    private double due;
    private long at;
    private int taken;
    private int phase;
    private int stalls;
    private int delivered;
    private int lost;

    Pace(long now) {
        this.at = now;
    }

    /** Lets time give new credit. A burst that was left over, with nothing under way, says that there is nothing to send. */
    void tick(long now, int flying) {
        if (flying == 0 && credit >= BURST) {
            rate.idle();
        }
        double burst = Math.max(BURST, Math.min(speed * TURN, LONG_BURST));
        double passed = speed * (now - at) / SECOND;
        double more = Math.min(burst, passed);
        at = now;
        credit = Math.min(burst, credit + more);
        if (flying < flight()) {
            offered += more;
            due += passed;
        }
    }

    /** Whether a packet may go out now that is on the way already and has to be sent again. */
    boolean mayRepeat() {
        return credit >= 1;
    }

    /** Packets that may go out now for the first time, with so many on the way. */
    int room(int flying) {
        return Math.max(0, (int) Math.min(credit, flight() - flying));
    }

    /** Whether what might go was not enough, and while it went out half a burst more has become due. */
    boolean behind(long now) {
        return credit < 1 && speed * (now - at) / SECOND >= BURST / 2;
    }

    /** Takes credit for a packet. */
    void take() {
        credit--;
        taken++;
    }

    /** The time until an acknowledgement, in nanoseconds. */
    long roundTrip() {
        return roundTrip.nanos();
    }

    /** Learns from acknowledgements. */
    void learn(AckTally tally, long now) {
        if (tally.youngest() != Long.MAX_VALUE) {
            roundTrip.measured(tally.youngest(), now);
        }
        delivered += tally.delivered();
        lost += tally.lost();
        if (tally.delivered() > 0 && rate.delivered(tally.delivered(), now, leastRound())) {
            round();
        }
    }

    /** Packets that may be on the way at once: twice what fills it. */
    private int flight() {
        if (!roundTrip.known()) {
            return FIRST_FLIGHT;
        }
        return (int) (FIRST_FLIGHT / 2 + speed * (2 * roundTrip.nanos() / SECOND + PATIENCE));
    }

    /** Lists of missing packets leave up to 254 others unsaid, which only a longer round evens out. */
    private long leastRound() {
        return starting ? roundTrip.nanos() : Math.max(STEADY, 2 * roundTrip.nanos());
    }

    private void round() {
        boolean idle = taken < USED * offered || starved();
        double before = rate.best();
        rate.keep(idle);
        if (starting) {
            start(idle, rate.last() > GROWTH * before);
        }
        if (starting) {
            speed = Math.max(speed, 2 * rate.best());
        } else {
            speed = gain(rate.last() > NEWS * before) * rate.best();
        }
        speed = Math.max(LEAST, Math.min(speed, MOST));
        offered = 0;
        due = 0;
        taken = 0;
        delivered = 0;
        lost = 0;
    }

    /** Whether we had too few turns to send what was due, which says nothing about a way that carried what went out. */
    private boolean starved() {
        return taken < USED * due && !flooded() && !roundTrip.queued();
    }

    private boolean flooded() {
        return lost > (lost + delivered) / 4;
    }

    /** Decides whether the end of the doubling is reached. */
    private void start(boolean idle, boolean grew) {
        if (idle) {
            return;
        }
        stalls = grew ? 0 : stalls + 1;
        starting = stalls < STALLS && !flooded() && !roundTrip.queued();
        if (!starting) {
            rate.settle(Math.max(1, stalls));
        }
    }

    private double gain(boolean grew) {
        if (roundTrip.queued()) {
            return 0.8;
        }
        // What grew by trying is tried again at once.
        phase = grew ? 0 : (phase + 1) % CYCLE.length;
        return CYCLE[phase];
    }
}
