package org.tidewire.transfer.provider;

import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A token bucket that several transfers share. What moves is charged, and paid off as time passes: in equal parts by all
 * that owe something, however large their pieces are. Whoever owes nothing takes no part, so what a slow client leaves
 * goes to the others; of what nobody wants, a quarter of a second's worth is kept.
 */
final class Bucket {
    /** The slowest there is: a piece is never smaller than this, and should not take longer than a second. */
    static final int LEAST = 1024;

    private static final double NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final double KEPT = 0.25; // seconds

    private final Time time;
    private final Map<Pace, Double> owing = new HashMap<>();
    private double rate; // bytes per second; 0 for any
    private double credit;
    private long counted;

    Bucket(Time time) {
        this.time = time;
        counted = time.nanos();
    }

    /** Sets bytes per second, from now on; 0 lets everything through. */
    synchronized void rate(long now) {
        if (now != rate) {
            settle();
            rate = now;
            credit = Math.min(credit, most());
        }
        if (now == 0) {
            owing.clear();
            credit = 0;
        }
    }

    /** Notes bytes that have moved. */
    synchronized void charge(Pace pace, int bytes) {
        settle();
        if (rate > 0) {
            owing.merge(pace, (double) bytes, Double::sum);
            settle();
        }
    }

    /** Tells how many nanoseconds it takes until all is paid off, if nobody else comes; 0 if it is. */
    synchronized long owed(Pace pace) {
        settle();
        double missing = owing.getOrDefault(pace, 0.0) * owing.size() - Math.min(credit, 0);
        return missing > 0 ? 1 + (long) (missing / rate * NANOS) : 0;
    }

    /** Tells how much should move in one piece, so that slow rates stay smooth. */
    synchronized int piece() {
        double most = rate == 0 ? Integer.MAX_VALUE : most() / (owing.size() + 1);
        return (int) Math.max(LEAST, Math.min(most, Integer.MAX_VALUE));
    }

    /** Somebody who owes something goes: the others must pay, or many small files would move for nothing. */
    synchronized void leave(Pace pace) {
        settle();
        Double debt = owing.remove(pace);
        credit -= debt == null ? 0 : debt;
    }

    /** Tells whether nobody owes anything, nor have the others to pay for somebody who went. */
    synchronized boolean isPaid() {
        settle();
        return owing.isEmpty() && credit >= 0;
    }

    private double most() {
        return Math.max(LEAST, rate * KEPT);
    }

    private void settle() {
        long now = time.nanos();
        credit += (now - counted) / NANOS * rate;
        counted = now;
        while (credit > 0 && !owing.isEmpty()) {
            pay(credit / owing.size());
        }
        credit = Math.min(credit, most());
    }

    /** Lets all pay the same, but nobody more than is owed. */
    private void pay(double share) {
        double left = 0;
        for (Iterator<Map.Entry<Pace, Double>> each = owing.entrySet().iterator(); each.hasNext(); ) {
            Map.Entry<Pace, Double> entry = each.next();
            double debt = entry.getValue();
            if (debt <= share) {
                left += share - debt;
                each.remove();
            } else {
                entry.setValue(debt - share);
            }
        }
        credit = left;
    }
}
