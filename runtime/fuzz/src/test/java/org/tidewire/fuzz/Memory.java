package org.tidewire.fuzz;

import java.lang.management.ManagementFactory;
import java.util.function.Supplier;

/**
 * Checks how much is allocated for what a stranger sent: in proportion to what arrived, never to what it says. Allowed are
 * 64 KiB and 32 bytes for each byte that arrived.
 */
public final class Memory {
    private static final long ALWAYS = 64 << 10;
    private static final int EACH = 32;
    // The JDK's own module jdk.management, which is exported, counts what java.management does not.
    private static final com.sun.management.ThreadMXBean THREADS =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Memory() {}

    /**
     * Does something, up to three times if it took too much, which may have been the loading or the compiling of classes.
     *
     * @param arrived how many bytes it is about
     * @param parser does it, and may do it again
     * @throws AssertionError if too much was allocated each time
     */
    public static void bounded(int arrived, Supplier<?> parser) {
        long most = ALWAYS + (long) EACH * arrived;
        long taken = taken(parser);
        for (int more = 2; taken > most && more > 0; more--) {
            taken = taken(parser);
        }
        if (taken > most) {
            throw new AssertionError(taken + " bytes were allocated for " + arrived + ", allowed are " + most);
        }
    }

    private static long taken(Supplier<?> parser) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        Object result = parser.get();
        long after = THREADS.getCurrentThreadAllocatedBytes();
        return after - before + (result == parser ? 1 : 0); // what is used cannot be left out
    }
}
