package org.tidewire.tox.net;

import java.util.concurrent.TimeUnit;

/** Time that only goes forward; given to every layer so that a test can turn its hands. */
@FunctionalInterface
public interface Ticker {
    /**
     * Time since some moment.
     *
     * @return nanoseconds
     */
    long nanos();

    /**
     * Time since the same moment.
     *
     * @return milliseconds
     */
    default long millis() {
        return TimeUnit.NANOSECONDS.toMillis(nanos());
    }
}
