package org.tidewire.transfer.provider;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;
import org.tidewire.storage.FilePath;
import org.tidewire.storage.Storage;
import org.tidewire.transfer.TransferState;

/**
 * Storage is exchanged at random while many write, read and look. {@code -Dsoak.swaps=2000} for a long run,
 * {@code -Dsoak.seed} for the choices of one that failed.
 */
class SwapSoakTest {
    private static final int SWAPS = Integer.getInteger("soak.swaps", 100);
    private static final long SEED = Long.getLong("soak.seed", System.nanoTime());
    private static final FilePath MOUNT = FilePath.of("/m");

    private final Random random = new Random(SEED);
    private final Fixture fixture = new Fixture("client.uploads", 10, "total.uploads", 20);
    private final AtomicInteger moved = new AtomicInteger();
    private final AtomicReference<Throwable> fault = new AtomicReference<>();
    private final List<SoakWriter> writers = new ArrayList<>();
    private HeapStorage root = fixture.storage;
    private HeapStorage mounted = new HeapStorage();
    private int files;
    private volatile boolean over;

    @Test
    void whateverComesAndGoesNoByteIsLostAndNothingStaysOpen() throws Exception {
        fixture.tree.addStorage(mounted, Map.of(Storage.MOUNT, MOUNT.toString()));
        List<Thread> threads = start();
        for (int swap = 0; swap < SWAPS && fault.get() == null; swap++) {
            int before = moved.get();
            Fixture.await("bytes move, " + said(), () -> moved.get() > before + 5 || fault.get() != null);
            swap(swap);
        }
        over = true;
        for (Thread thread : threads) {
            thread.join(30_000);
            assertFalse(thread.isAlive(), () -> said() + ": it hangs at " + List.of(thread.getStackTrace()));
        }
        assertEquals(null, fault.get(), said());
        fixture.infos.stream()
                .filter(info -> info.state() == TransferState.FAILED)
                .forEach(info -> fail("an exchange is nobody's failure: " + info + ", " + said()));
        check();
        fixture.close();
    }

    private List<Thread> start() {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            FilePath folder = i % 2 == 0 ? FilePath.ROOT : MOUNT;
            SoakWriter writer = new SoakWriter(fixture, folder, "writer" + i, SEED + i, moved);
            writers.add(writer);
            threads.add(running(() -> writer.run(() -> over)));
        }
        for (int i = 0; i < 2; i++) {
            HeapStorage home = i == 0 ? root : mounted;
            SoakReader reader = new SoakReader(fixture, i == 0 ? FilePath.ROOT : MOUNT, "reader" + i, moved);
            home.files.put(FilePath.of("/read.bin"), reader.bytes());
            threads.add(running(() -> reader.run(() -> over)));
        }
        threads.add(running(() -> new SoakReader(fixture, MOUNT, "looker", moved).look(() -> over)));
        threads.forEach(Thread::start);
        return threads;
    }

    private interface Task {
        void run() throws Exception;
    }

    private Thread running(Task task) {
        return new Thread(() -> {
            try {
                task.run();
            } catch (Exception | AssertionError e) {
                fault.compareAndSet(null, e);
            }
        });
    }

    private void swap(int number) throws Exception {
        boolean atRoot = random.nextBoolean();
        HeapStorage old = atRoot ? root : mounted;
        Map<String, Object> properties =
                atRoot ? Map.of("service.id", 1L + number) : Map.of(Storage.MOUNT, MOUNT.toString());
        switch (random.nextInt(4)) {
            case 0 -> { // away and back, twice in a row
                leave(old);
                fixture.tree.addStorage(old, properties);
                leave(old);
                fixture.tree.addStorage(old, properties);
            }
            case 1 -> { // another that holds the same
                leave(old);
                HeapStorage copy = old.copy();
                fixture.tree.addStorage(copy, properties);
                keep(atRoot, copy);
            }
            case 2 -> { // bound before the other is unbound, and not equal any more
                leave(old);
                fixture.tree.addStorage(old, properties);
                HeapStorage empty = new HeapStorage();
                fixture.tree.addStorage(empty, Map.of(Storage.MOUNT, "/elsewhere", "service.ranking", 9));
                leave(empty);
            }
            default -> fixture.tree.updatedStorage(old, properties);
        }
    }

    private void keep(boolean atRoot, HeapStorage copy) {
        if (atRoot) {
            root = copy;
        } else {
            mounted = copy;
        }
    }

    private void leave(HeapStorage leaving) {
        fixture.removeStorage(leaving);
        assertEquals(0, leaving.open, "files are open, " + said());
        assertEquals(0, leaving.lists.get(), "listings are open, " + said());
        collect(leaving);
    }

    /** Takes what was acknowledged out of a storage that nobody uses, and compares it. */
    private void collect(HeapStorage left) {
        for (SoakWriter writer : writers) {
            boolean home = left == (writer.folder().isRoot() ? root : mounted);
            writer.whole().entrySet().removeIf(each -> {
                FilePath path = home
                        ? FilePath.of("/" + each.getKey())
                        : writer.folder().child(each.getKey());
                byte[] bytes = home || left == root ? left.files.remove(path) : null;
                if (bytes != null) {
                    assertArrayEquals(each.getValue(), bytes, () -> each.getKey() + ", " + said());
                    files++;
                }
                return bytes != null; // else it was stored while the mount was away: its paths were the root's then
            });
        }
    }

    private void check() {
        collect(root);
        collect(mounted);
        writers.forEach(writer -> assertEquals(Set.of(), writer.whole().keySet(), SwapSoakTest::said));
        System.out.println(files + " files whole after " + SWAPS + " swaps, " + said());
    }

    private static String said() {
        return "seed " + SEED;
    }
}
