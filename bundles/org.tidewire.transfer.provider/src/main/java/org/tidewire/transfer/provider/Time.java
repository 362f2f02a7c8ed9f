package org.tidewire.transfer.provider;

import java.time.Clock;
import java.time.ZoneId;
import java.util.function.LongSupplier;

/** What time it is: nanoseconds since some moment, to measure by, and the hour of the day where we are. */
record Time(LongSupplier elapsed, Clock wall) {
    /** This machine's. */
    static final Time SYSTEM = new Time(System::nanoTime, Clock.system(ZoneId.systemDefault()));

    long nanos() {
        return elapsed.getAsLong();
    }
}
