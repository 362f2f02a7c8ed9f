package org.tidewire.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/** Meters of one subject. All have names that begin with {@link #PREFIX}. Safe for any thread. */
interface Meters extends MeterBinder {
    /** What the names of our meters begin with. */
    String PREFIX = "tidewire.";

    /** Forgets a registry; its meters are taken out of it by whoever calls this. */
    default void release(MeterRegistry registry) {}
}
