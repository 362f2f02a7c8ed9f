package org.tidewire.storage.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Random;
import java.util.concurrent.Callable;

/** Has a folder, then a link, under the one name, each for a moment, until it is stopped; tells how often. */
final class Swapper implements Callable<Integer> {
    /** A storage that makes a folder anew between two renames loses that race sooner; another error stays to the last. */
    private static final int TRIES = 1_000;

    private final Path folder;
    private final Path elsewhere;
    private final Random random;
    private volatile boolean stopped;

    Swapper(Path folder, Path elsewhere, long seed) {
        this.folder = folder;
        this.elsewhere = elsewhere;
        this.random = new Random(seed);
    }

    void stop() {
        stopped = true;
    }

    @Override
    public Integer call() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolveSibling("link"), elsewhere);
        Path aside = folder.resolveSibling("aside");
        int swaps = 0;
        while (!stopped) {
            move(folder, aside);
            move(link, folder);
            linger(random.nextInt(2_000));
            move(folder, link);
            move(aside, folder);
            linger(random.nextInt(20_000));
            swaps++;
        }
        return swaps;
    }

    /** Renames; what a storage has just made in the name's place is put out of the way, as often as it makes it. */
    private static void move(Path from, Path to) throws IOException {
        for (int tries = 1; ; tries++) {
            try {
                Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
                return;
            } catch (NoSuchFileException e) {
                throw e;
            } catch (IOException e) {
                if (tries == TRIES) {
                    throw e;
                }
                putAside(to);
            }
        }
    }

    private static void putAside(Path folder) throws IOException {
        try {
            Files.move(
                    folder, folder.resolveSibling("in the way " + System.nanoTime()), StandardCopyOption.ATOMIC_MOVE);
        } catch (NoSuchFileException e) {
            return; // The storage has taken it back.
        }
    }

    /** Leaves things as they are for some microseconds, so that calls are met in every step. */
    private static void linger(int turns) {
        for (int i = 0; i < turns; i++) {
            Thread.onSpinWait();
        }
    }
}
