package org.tidewire.bench;

import java.io.IOException;

/** Moves piece after piece until it fails, and remembers when each was through. */
final class SwapMover extends Thread {
    private static final int REMEMBERED = 1 << 16;

    /** Moves one piece and tells where the next one is. */
    interface Step {
        long from(long position) throws IOException;
    }

    private final Step step;
    private final long[] times = new long[REMEMBERED];
    private long steps;
    private IOException over;

    SwapMover(Step step) {
        super("mover");
        this.step = step;
    }

    @Override
    public void run() {
        long position = 0;
        try {
            while (true) {
                position = step.from(position);
                note(System.nanoTime());
            }
        } catch (IOException e) {
            end(e);
        }
    }

    private synchronized void note(long now) {
        steps++;
        times[(int) (steps % REMEMBERED)] = now;
        notifyAll();
    }

    private synchronized void end(IOException fault) {
        over = fault;
        notifyAll();
    }

    /** How many pieces are through. */
    synchronized long steps() {
        return steps;
    }

    /** When a piece was through, in nanoseconds. */
    synchronized long when(long number) {
        return times[(int) (number % REMEMBERED)];
    }

    /** Waits until so many are through. */
    synchronized void await(long number) throws InterruptedException, IOException {
        while (steps < number) {
            if (over != null) {
                throw new IOException("it moves no more", over);
            }
            wait();
        }
    }
}
