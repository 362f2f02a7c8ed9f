package org.tidewire.itest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Moves one file after the other, each until it is whole, whatever happens meanwhile. */
abstract class ChaosActor implements AutoCloseable {
    private static final int TRIES = 20_000;

    private record Pair(Path source, Path target) {}

    protected final Installation installation;
    private final String name;
    private final long seed;
    private final Queue<Pair> whole = new ConcurrentLinkedQueue<>();
    private final AtomicLong moved = new AtomicLong();
    private volatile boolean over;
    private final AtomicInteger files = new AtomicInteger();

    ChaosActor(Installation installation, String name, long seed) {
        this.installation = installation;
        this.name = name;
        this.seed = seed;
    }

    /** Moves file after file until the end is wanted; the last one is finished even then. */
    final void run() throws Exception {
        for (int number = 0; !over; number++) {
            move(number);
            files.incrementAndGet();
        }
    }

    abstract void move(int number) throws Exception;

    /** Something that may meet a moment without storage, listener or friend. */
    interface Try {
        boolean done() throws Exception;
    }

    /** Tries until it is done. */
    final void until(Try attempt) throws Exception {
        Exception last = null;
        for (int tries = 0; tries < TRIES; tries++) {
            try {
                if (attempt.done()) {
                    return;
                }
            } catch (InterruptedException e) {
                throw e;
            } catch (Exception e) {
                last = e;
            }
            Await.pause();
        }
        throw new AssertionError(name + " never came to an end", last);
    }

    final void note(long bytes) {
        moved.addAndGet(bytes);
    }

    final long moved() {
        return moved.get();
    }

    final int files() {
        return files.get();
    }

    final void end() {
        over = true;
    }

    /** Remembers what is said to be whole. */
    final void whole(Path source, Path target) {
        whole.add(new Pair(source, target));
    }

    /** Compares what is said to be whole, byte for byte, and removes both. */
    final void verify() throws Exception {
        for (Pair pair = whole.poll(); pair != null; pair = whole.poll()) {
            assertEquals(-1, Files.mismatch(pair.source(), pair.target()), pair.toString());
            Files.delete(pair.source());
            Files.delete(pair.target());
        }
    }

    /** What the file of a number holds, always the same. */
    abstract byte[] content(int number);

    /** Lets go of what it has remembered; after the end. */
    void finish() throws Exception {}

    /** The name of a file, without what follows. */
    final String file(int number) {
        return name + "-" + number + ".bin";
    }

    /** Makes the random bytes of a number. */
    final byte[] bytes(int number, int least, int more) {
        Random random = new Random(seed * 1_000_003 + number);
        byte[] bytes = new byte[least + random.nextInt(more)];
        random.nextBytes(bytes);
        return bytes;
    }

    @Override
    public void close() {}

    @Override
    public final String toString() {
        return name;
    }
}
