package org.tidewire.wired.client.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.LongSupplier;

import org.tidewire.storage.FilePath;
import org.tidewire.wired.client.Progress;

/**
 * A file on its way over a wire whose ends are killed: where each try began, and what was held before. Thread-safe.
 */
final class Parcel implements Progress {
    /** Where one try began, and how far its client has come. */
    private record Try(long offset, LongSupplier position) {}

    private final boolean upload;
    private final Path local;
    private final Path served;
    private final long size;
    private final List<Try> tries = new ArrayList<>();
    private final List<Long> kept = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();
    private long floor;
    private long moved = -1;
    private boolean cutWhenNamed;

    /** The source exists. */
    Parcel(boolean upload, Path local, Path served) throws IOException {
        this.upload = upload;
        this.local = local;
        this.served = served;
        size = Files.size(upload ? local : served);
    }

    boolean isUpload() {
        return upload;
    }

    Path local() {
        return local;
    }

    FilePath remote() {
        return FilePath.of("/" + served.getFileName());
    }

    long size() {
        return size;
    }

    private Path target() {
        return upload ? served : local;
    }

    private Path partial() {
        return LocalPartial.place(target());
    }

    /** Tells how much of it has arrived; -1 if it was not begun. */
    long held() throws IOException {
        try {
            return Files.size(partial());
        } catch (NoSuchFileException e) {
            return Files.exists(target()) ? size : -1; // it never has both names, and never none again
        }
    }

    /** Chooses where it is to be cut next: anywhere, but rather often soon after it goes on, and at its last byte. */
    long next(Random random, int kills) throws IOException {
        long held = Math.max(0, held());
        return switch (random.nextInt(8)) {
            case 0 -> held + random.nextInt(1 << 16);
            case 1 -> size;
            default -> held + (long) ((size - held) * random.nextDouble() / kills);
        };
    }

    @Override
    public synchronized void begun(FilePath file, long offset, long all, LongSupplier position) {
        if (offset < floor) {
            faults.add(floor + " bytes were held, but try " + tries.size() + " begins at " + offset);
        }
        tries.add(new Try(offset, position));
    }

    @Override
    public synchronized void done(FilePath file, long bytes, long all) {
        moved = bytes;
    }

    /** Tells whether its client says that it is there. */
    synchronized boolean isDone() {
        return moved >= 0;
    }

    /**
     * An end is dead: what is held now is never to be moved again.
     *
     * @return false if that cut nothing, as it is done, or not begun
     */
    synchronized boolean cut() throws IOException {
        long held = held();
        if (isDone() || held < 0) {
            return false;
        }
        floor = Math.max(floor, held);
        kept.add(held);
        cutWhenNamed |= Files.exists(target());
        return true;
    }

    /** Tells how often it was cut. */
    synchronized int cuts() {
        return kept.size();
    }

    /** Tells how often it was cut when no byte lacked. */
    synchronized long cutsAtTheLastByte() {
        return kept.stream().filter(held -> held == size).count();
    }

    /** Tells what was held whenever it was cut. */
    synchronized List<Long> kept() {
        return List.copyOf(kept);
    }

    /** Tells whether it had its name already when an end was killed: what is noted of a partial may be left then. */
    synchronized boolean wasCutWhenNamed() {
        return cutWhenNamed;
    }

    /**
     * Checks that it has arrived whole, that nothing which was held was moved again, and removes it.
     *
     * @return bytes that were sent and lost on their way, where nobody held them, and so were sent again
     */
    synchronized long finish() throws IOException {
        assertTrue(isDone(), () -> this + " is not done");
        assertEquals(-1, Files.mismatch(local, served), () -> this + " is another file at byte");
        assertFalse(Files.exists(partial()), () -> this + " has left a partial");
        assertEquals(List.of(), faults, this::toString);
        long again = 0;
        for (int i = 1; i < tries.size(); i++) {
            again += Math.max(0, tries.get(i - 1).position.getAsLong() - tries.get(i).offset);
        }
        long twice = again;
        assertTrue(upload || again == 0, () -> twice + " bytes were fetched again, " + this);
        Files.delete(local);
        Files.delete(served);
        return again;
    }

    @Override
    public synchronized String toString() {
        return (upload ? "put of " : "get of ") + size + " bytes to " + target() + ", cut at " + kept + ", begun at "
                + tries.stream().map(Try::offset).toList();
    }
}
