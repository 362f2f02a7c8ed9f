package org.tidewire.storage.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;

/**
 * The power fails, or the process dies, anywhere in what a storage does on a disk that forgets; what it promised is there.
 * {@code -Dcrash.runs=N} runs more, {@code -Dcrash.seed=N} begins with another one; a failure tells its own seed, which
 * with one run does the same again.
 */
class CrashModelTest {
    private static final int RUNS = Integer.getInteger("crash.runs", 10_000);
    private static final long FIRST = Long.getLong("crash.seed", 1);
    private static final int CRASHES = 2;
    private static final int STEPS = 25;
    private static final int CALLS = 250;
    private static final Pace PACE = new Pace(400, Duration.ofSeconds(2), 1 << 30);

    @Test
    void whateverIsCutOffWhatWasPromisedIsThere() throws IOException {
        FileStore store = Files.getFileStore(Path.of("."));
        int lost = LongStream.range(FIRST, FIRST + RUNS)
                .parallel()
                .mapToInt(seed -> run(seed, store))
                .sum();
        System.out.println(RUNS + " runs from seed " + FIRST + ", cut off in the middle of a step: " + lost);
    }

    /** Returns how often it was cut off in the middle of a step. */
    private static int run(long seed, FileStore store) {
        int lost = 0;
        Random random = new Random(seed * 0x9E37_79B9_7F4A_7C15L);
        Disk disk = new Disk();
        Snapshot start = new Snapshot();
        Story story = null;
        long boot = 1;
        try {
            for (int crash = 0; crash < CRASHES; crash++) {
                StepWorker worker = new StepWorker();
                story = new Workload(storage(disk, store, worker, boot), worker, random, start);
                boolean isCut = isCutOff((Workload) story, disk, random);
                lost += isCut ? 1 : 0;
                boolean powerFails = random.nextInt(4) > 0;
                if (powerFails) {
                    disk.losePower(random);
                } else {
                    disk.restart();
                }
                boot += powerFails ? 1 : 0;
                Snapshot found = Snapshot.of(storage(disk, store, new StepWorker(), boot));
                start = check(story, found, !powerFails, isCut);
                assertEquals(0, disk.staged(), "staging is not empty");
            }
        } catch (IOException | RuntimeException | AssertionError e) {
            fail("seed " + seed + "\n" + story, e);
        }
        return lost;
    }

    private static FileStorage storage(Disk disk, FileStore store, Worker worker, long boot) throws IOException {
        Tree tree = new Tree(disk.root());
        Checkpoints.Setting setting = new Checkpoints.Setting(new Boot(1, boot), PACE, worker);
        return new FileStorage(tree, store, new Staging(tree, disk::make), setting, Storages.silence());
    }

    private static boolean isCutOff(Workload work, Disk disk, Random random) throws IOException {
        disk.failPowerAt(random.nextInt(CALLS));
        try {
            for (int step = 0; step < STEPS; step++) {
                work.step();
            }
            return false;
        } catch (PowerLoss e) {
            return true;
        }
    }

    /** Returns what there is now. */
    private static Snapshot check(Story story, Snapshot found, boolean all, boolean isCut) {
        String difference = story.before().difference(found, story.after(), all);
        if (isCut && !difference.isEmpty()) {
            String other = story.after().difference(found, story.before(), all);
            difference = other.isEmpty() ? "" : "neither before:\n" + difference + "nor after:\n" + other;
        }
        assertEquals("", difference);
        return all ? found.durableAs(story.before(), story.after()) : found;
    }
}
