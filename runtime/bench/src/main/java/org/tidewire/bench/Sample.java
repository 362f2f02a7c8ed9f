package org.tidewire.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/**
 * What one move cost.
 *
 * @param speed MiB in a second
 * @param cpu seconds of processor time of the whole process, both ends, for a GiB; Linux counts it in 10 ms
 */
record Sample(double speed, double cpu) {
    static Sample of(Way way, Path source, Path target) throws IOException {
        long size = Files.size(source);
        Duration cpuBefore = processor();
        long before = System.nanoTime();
        way.move(source, target);
        double seconds = (System.nanoTime() - before) / 1e9;
        double busy = processor().minus(cpuBefore).toNanos() / 1e9;
        if (Files.mismatch(source, target) >= 0) {
            throw new IOException(target + " differs from " + source);
        }
        Files.delete(target);
        return new Sample(size / 1048576.0 / seconds, busy * (1 << 30) / size);
    }

    private static Duration processor() {
        return ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .orElseThrow(() -> new IllegalStateException("this system does not tell the processor time"));
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%7.0f MiB/s %5.2f s CPU/GiB", speed, cpu);
    }
}
