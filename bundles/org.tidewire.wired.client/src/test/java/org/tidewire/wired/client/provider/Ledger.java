package org.tidewire.wired.client.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

import org.tidewire.storage.FilePath;
import org.tidewire.transfer.Direction;
import org.tidewire.transfer.TransferInfo;
import org.tidewire.transfer.TransferListener;

/** What the engine told of each transfer: where it began, and where it ended. */
final class Ledger implements TransferListener {
    /** One transfer, from its first byte to its last. */
    private record Run(Direction direction, long start, long end) {}

    private final Map<FilePath, Map<Long, Run>> runs = new ConcurrentHashMap<>();

    @Override
    public void changed(TransferInfo before, TransferInfo after) {
        Map<Long, Run> own = runs.computeIfAbsent(after.path(), path -> new TreeMap<>());
        synchronized (own) {
            Run known = own.get(after.number());
            long start = known == null ? before.position() : known.start;
            own.put(after.number(), new Run(after.direction(), start, after.position()));
        }
    }

    private List<Run> runs(FilePath path, Direction direction) {
        Map<Long, Run> own = runs.getOrDefault(path, Map.of());
        synchronized (own) {
            return own.values().stream()
                    .filter(run -> run.direction == direction)
                    .toList();
        }
    }

    /** Tells how many transfers there were. */
    int transfers() {
        return runs.values().stream().mapToInt(Map::size).sum();
    }

    /** Tells whether the end of an upload has been heard: the engine tells of it on a thread of its own. */
    boolean hasHeard(FilePath path, long size) {
        return runs(path, Direction.INCOMING).stream().anyMatch(run -> run.end == size);
    }

    /** Tells whether the end of a download has been heard. */
    boolean hasTold(FilePath path, long size) {
        return runs(path, Direction.OUTGOING).stream().anyMatch(run -> run.end == size);
    }

    /** Checks that each upload began with the first byte that was not held, and that all came to the whole file. */
    void requireNothingTwice(FilePath path, long size, String seed) {
        long held = 0;
        for (Run run : runs(path, Direction.INCOMING)) {
            assertEquals(held, run.start, () -> path + " was not gone on with where it ended, " + seed);
            assertTrue(run.end >= held, () -> path + " has lost bytes, " + seed);
            held = run.end;
        }
        assertEquals(size, held, () -> path + " was stored as another size, " + seed);
    }

    /** Checks that each download began as far back as is needed for the proof, and no further. */
    void requireAskedFor(FilePath path, List<Long> held, String seed) {
        List<Long> allowed = new ArrayList<>(List.of(0L));
        held.forEach(each -> allowed.add(Math.max(0, each - Download.OVERLAP)));
        for (Run run : runs(path, Direction.OUTGOING)) {
            assertTrue(allowed.contains(run.start), () -> path + " was asked for from " + run.start + ", " + seed);
        }
    }
}
