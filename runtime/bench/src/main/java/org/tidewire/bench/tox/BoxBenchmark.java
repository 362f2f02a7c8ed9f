package org.tidewire.bench.tox;

import java.nio.ByteBuffer;
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
import org.tidewire.tox.crypto.BoxKey;
import org.tidewire.tox.crypto.Nonce;

/** Seals and opens the longest packet, 1373 bytes, on one core. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class BoxBenchmark {
    private static final int PLAIN = 1373;

    private final BoxKey key = BoxKey.of(new byte[32]);
    private final Nonce first = Nonce.of(new byte[Nonce.SIZE]);
    private final byte[] plain = new byte[PLAIN];
    private final byte[] box = key.seal(first, plain);
    private final byte[] sealed = new byte[box.length];
    private final byte[] opened = new byte[PLAIN];
    private Nonce next = first;

    /**
     * Seals one, with the next nonce.
     *
     * @return the box
     */
    @Benchmark
    public byte[] seal() {
        next = next.plus(1);
        key.seal(next, ByteBuffer.wrap(plain), ByteBuffer.wrap(sealed));
        return sealed;
    }

    /**
     * Opens one, always the same.
     *
     * @return whether it opened
     */
    @Benchmark
    public boolean open() {
        return key.open(first, ByteBuffer.wrap(box), ByteBuffer.wrap(opened));
    }
}
