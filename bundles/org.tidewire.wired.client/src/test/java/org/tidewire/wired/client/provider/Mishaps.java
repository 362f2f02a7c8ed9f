package org.tidewire.wired.client.provider;

import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/** Chooses what goes wrong next, from a seed, and counts it. */
final class Mishaps {
    private static final int CONTROL_BYTES = 6_000;
    private static final Fault.Kind[] ODDITIES = {Fault.Kind.SINGLE_BYTES, Fault.Kind.DELAY, Fault.Kind.REPLAY};

    private final Random random;
    private final Map<Fault.Kind, AtomicInteger> counts = new EnumMap<>(Fault.Kind.class);
    private volatile int reach = 1;
    private volatile boolean sends;
    private volatile boolean fair;

    Mishaps(long seed) {
        random = new Random(seed);
        for (Fault.Kind kind : Fault.Kind.values()) {
            counts.put(kind, new AtomicInteger());
        }
    }

    /** Tells which way the bytes go next, and how far they may come before something goes wrong. */
    void expect(boolean upload, int bytes) {
        sends = upload;
        reach = bytes;
    }

    /** Ends all mishaps. */
    void end() {
        fair = true;
    }

    /** Chooses for a control connection: one in two goes wrong. */
    synchronized Fault control() {
        return fair || random.nextBoolean() ? Fault.NONE : fault(random.nextBoolean(), CONTROL_BYTES);
    }

    /** Chooses for a transfer connection: seven in eight go wrong, if they get so far. */
    synchronized Fault transfer() {
        return fair || random.nextInt(8) == 0
                ? Fault.NONE
                : fault(sends ^ (random.nextInt(8) == 0), 1 + random.nextInt(reach));
    }

    private Fault fault(boolean up, int within) {
        int dice = random.nextInt(120);
        Fault.Kind kind = dice == 0
                ? Fault.Kind.HALF_OPEN
                : dice < 50 ? Fault.Kind.CUT : dice < 95 ? Fault.Kind.RESET : ODDITIES[dice % ODDITIES.length];
        return new Fault(kind, up, random.nextInt(within));
    }

    /** Notes that one has happened. */
    void happened(Fault fault) {
        counts.get(fault.kind()).incrementAndGet();
    }

    /** Tells how many connections were lost. */
    int losses() {
        return counts.entrySet().stream()
                .filter(each -> each.getKey().isLoss())
                .mapToInt(each -> each.getValue().get())
                .sum();
    }

    /** Adds what happened to a sum. */
    void addTo(Map<Fault.Kind, Integer> sum) {
        counts.forEach((kind, count) -> sum.merge(kind, count.get(), Integer::sum));
    }
}
