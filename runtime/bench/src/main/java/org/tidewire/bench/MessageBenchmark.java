package org.tidewire.bench;

import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.tidewire.wired.Message;

/** Reads and writes one line of a listing. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class MessageBenchmark {
    private final Message entry = Message.of(
            "410", "/music/a file.flac", 0, 123_456_789L, "2026-11-20T20:41:00+00:00", "2026-11-20T20:41:00+00:00");
    private final byte[] bytes = entry.bytes();

    /**
     * Writes it.
     *
     * @return the bytes
     */
    @Benchmark
    public byte[] format() {
        return entry.bytes();
    }

    /**
     * Reads it.
     *
     * @return the message
     */
    @Benchmark
    public Message parse() {
        return Message.parse(bytes, 0, bytes.length - 1);
    }
}
