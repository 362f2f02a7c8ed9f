package org.tidewire.storage.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Somebody on the machine swaps a folder for a link to elsewhere, again and again, while we work in it or below: the folder
 * itself, one above, or what remembers its types and comments. {@code -Dlink.races=1000000} makes so many calls in all; it
 * prints how many there were.
 */
class LinkRaceTest {
    private static final int CALLS = Integer.getInteger("link.races", 10_000);
    private static final int ENOUGH = 100;
    private static final long SEED = 20_261_120;

    @TempDir(factory = MemoryDisk.class)
    Path directory;

    @ParameterizedTest
    @CsvSource({"outer/folder, 4", "outer, 3", "outer/folder/.wired, 3"})
    void swappingAFolderForALinkLeadsNobodyOut(String swapped, int tenths) throws Exception {
        Path root = Files.createDirectory(directory.resolve("root"));
        Files.createDirectories(root.resolve("outer/folder/.wired"));
        Files.write(root.resolve("outer/folder/file"), LinkRaceCalls.OURS);
        Outside outside = new Outside(directory);
        boolean noted = outside.isReadingNoted();
        outside.mark();
        Swapper attacker = new Swapper(root.resolve(swapped), directory.resolve("outside"), SEED);
        FutureTask<Integer> swaps = new FutureTask<>(attacker);
        new Thread(swaps, "attacker").start();
        LinkRaceCalls calls;
        try (Storages made = new Storages()) {
            FileStorage storage = made.on(root);
            assumeTrue(Tree.of(root).isHeld(), "no directory handles here, and so no such promise");
            calls = new LinkRaceCalls(storage);
            work(calls, CALLS / 10 * tenths);
        } finally {
            attacker.stop();
        }
        int count = swaps.get(30, TimeUnit.SECONDS);
        assertEquals(List.of(), calls.escapes);
        outside.assertUntouched();
        assertTrue(count > ENOUGH, "only " + count + " swaps: no attack");
        assertTrue(calls.reached > ENOUGH, "only " + calls.reached + " calls got through: nothing was put to the test");
        System.out.println("S4 " + swapped + ": " + calls.made + " calls, " + calls.reached + " got through, " + count
                + " swaps, 0 escapes; reading outside would have been noticed: " + noted);
    }

    private static void work(LinkRaceCalls calls, int least) throws IOException {
        Random random = new Random(SEED);
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (calls.made < least || (calls.reached <= ENOUGH && System.nanoTime() < deadline)) {
            calls.attempt(random.nextInt(LinkRaceCalls.KINDS));
        }
    }
}
