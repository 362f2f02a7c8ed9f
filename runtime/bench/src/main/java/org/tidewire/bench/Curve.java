package org.tidewire.bench;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Locale;

/**
 * What one operation costs as something grows, with the exponent of each step: 0 stays as it is, 1 grows as much as what
 * grows. Costs are processor time, so that other work on the machine counts little.
 */
final class Curve {
    /** Something to be done. */
    interface Work {
        void run() throws Exception;
    }

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int BATCHES = 3;

    private final String what;
    private final String unit;
    private final PrintStream out;
    private int lastCount;
    private double last;

    Curve(String what, String unit, PrintStream out) {
        this.what = what;
        this.unit = unit;
        this.out = out;
    }

    /** Prints the cost at a size, and how it has grown since the size before. */
    void at(int count, double cost) {
        boolean grew = lastCount > 0 && count > lastCount && last > 0 && cost > 0;
        String exponent = grew
                ? String.format(Locale.ROOT, "%6.2f", Math.log(cost / last) / Math.log((double) count / lastCount))
                : "     -";
        out.printf(Locale.ROOT, "%9d  %-52s %12.2f %-8s %s%n", count, what, cost, unit, exponent);
        lastCount = count;
        last = cost;
    }

    /** Does something some times, thrice; gives the least microseconds of this thread's processor time for one. */
    static double thread(int times, Work work) throws Exception {
        return least(times, work, THREADS::getCurrentThreadCpuTime);
    }

    /** The same, with all threads of this process but the JVM's own. */
    static double process(int times, Work work) throws Exception {
        return least(times, work, () -> threads(""));
    }

    /** Tells the processor time so far, in nanoseconds, of the threads whose names begin like that. */
    static long threads(String name) {
        long sum = 0;
        for (long id : THREADS.getAllThreadIds()) {
            var info = THREADS.getThreadInfo(id);
            sum += info != null && info.getThreadName().startsWith(name)
                    ? Math.max(0, THREADS.getThreadCpuTime(id))
                    : 0;
        }
        return sum;
    }

    private interface Clock {
        long nanos();
    }

    private static double least(int times, Work work, Clock clock) throws Exception {
        double least = Double.MAX_VALUE;
        for (int batch = 0; batch < BATCHES; batch++) {
            long began = clock.nanos();
            for (int i = 0; i < times; i++) {
                work.run();
            }
            least = Math.min(least, (clock.nanos() - began) / 1e3 / times);
        }
        return least;
    }
}
