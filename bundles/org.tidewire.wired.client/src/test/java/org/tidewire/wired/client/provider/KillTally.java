package org.tidewire.wired.client.provider;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** What a run of kills has come to. Thread-safe. */
final class KillTally {
    private final String victim;
    private final long seed;
    private final AtomicInteger kills = new AtomicInteger();
    private final AtomicInteger cuts = new AtomicInteger();
    private final AtomicInteger puts = new AtomicInteger();
    private final AtomicInteger gets = new AtomicInteger();
    private final AtomicLong atTheLastByte = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong again = new AtomicLong();
    private final List<String> cutWhenNamed = new CopyOnWriteArrayList<>();

    KillTally(String victim, long seed) {
        this.victim = victim;
        this.seed = seed;
    }

    /** Notes a kill while so many files were under way. */
    void kill(int files) {
        kills.incrementAndGet();
        cuts.addAndGet(files);
    }

    int kills() {
        return kills.get();
    }

    /** Checks a file that has come to its end, and counts it. */
    void finish(Parcel parcel) throws IOException {
        again.addAndGet(parcel.finish());
        bytes.addAndGet(parcel.size());
        atTheLastByte.addAndGet(parcel.cutsAtTheLastByte());
        (parcel.isUpload() ? puts : gets).incrementAndGet();
        if (parcel.wasCutWhenNamed()) {
            cutWhenNamed.add(parcel.remote().name());
        }
    }

    /** Tells the names of files that had theirs when an end was killed, and were not done. */
    List<String> cutWhenNamed() {
        return cutWhenNamed;
    }

    @Override
    public String toString() {
        return kills + " kills of the " + victim + " cut " + cuts + " transfers, " + atTheLastByte
                + " of them at the last byte: " + puts + " puts and " + gets + " gets, " + bytes
                + " bytes, all whole, none that was held moved again (lost on the way " + again + "); seed " + seed;
    }
}
