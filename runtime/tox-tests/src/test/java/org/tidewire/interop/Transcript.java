package org.tidewire.interop;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** What one run of a peer tells. A thread of its own reads it; any thread may wait for what it wants to hear. */
final class Transcript {
    /** Generous, for a machine that does other things too; nothing fails early that would come true. */
    private static final int SECONDS = Integer.getInteger("interop.seconds", 90);

    private final long begun = System.nanoTime();
    private final List<String> lines = new ArrayList<>();
    private final List<List<String>> unheard = new ArrayList<>();
    private boolean ended;

    Transcript(String name, BufferedReader output) {
        Thread reader = new Thread(() -> read(output), "transcript of " + name);
        reader.setDaemon(true);
        reader.start();
    }

    private void read(BufferedReader output) {
        try (output) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                add(line);
            }
        } catch (IOException e) {
            add("error\tits output cannot be read\t" + e);
        }
        end();
    }

    private synchronized void add(String line) {
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
        lines.add(String.format("%7d ms  %s", millis, line));
        unheard.add(Line.words(line));
        notifyAll();
    }

    private synchronized void end() {
        ended = true;
        notifyAll();
    }

    /**
     * Waits for an event and takes it out, so that nobody hears it twice. Others stay for whoever asks for them.
     *
     * @param what names it in the failure
     * @throws AssertionError if it does not come in time, or the run ends without it
     */
    synchronized List<String> await(String what, Predicate<List<String>> wanted) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        while (true) {
            List<String> event = heard(wanted);
            if (event != null) {
                return event;
            }
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (ended || left <= 0) {
                throw new AssertionError((ended ? "it ended without: " : "not in " + SECONDS + " s: ") + what);
            }
            wait(left);
        }
    }

    /** Takes an event out if it is there by now; null if it is not. */
    synchronized List<String> heard(Predicate<List<String>> wanted) {
        for (int i = 0; i < unheard.size(); i++) {
            if (wanted.test(unheard.get(i))) {
                return unheard.remove(i);
            }
        }
        return null;
    }

    /** All lines so far, each with when it came. */
    @Override
    public synchronized String toString() {
        return String.join("\n", lines);
    }
}
