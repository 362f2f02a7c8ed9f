package org.tidewire.storage.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewire.storage.FileEntry;
import org.tidewire.storage.FilePath;

/** Somebody on the machine swaps a folder for a link to elsewhere, again and again, while we work in it. */
class LinkRaceTest {
    private static final int CALLS = 2_000;
    private static final int ENOUGH = 200;
    private static final byte[] OURS = {1};
    private static final byte[] SECRET = {2, 2};

    @TempDir
    Path directory;

    private final List<String> escapes = new ArrayList<>();
    private int reached;

    @Test
    void swappingAFolderForALinkLeadsNobodyOut() throws Exception {
        Path root = Files.createDirectory(directory.resolve("root"));
        Path outside = Files.createDirectory(directory.resolve("outside"));
        Files.write(outside.resolve("file"), SECRET);
        Files.write(outside.resolve("secret"), SECRET);
        Files.write(outside.resolve("victim"), SECRET);
        Files.createDirectory(root.resolve("folder"));
        Files.write(root.resolve("folder/file"), OURS);
        AtomicBoolean done = new AtomicBoolean();
        FutureTask<Integer> swaps = new FutureTask<>(() -> swap(root, outside, done));
        new Thread(swaps, "attacker").start();
        try (Storages made = new Storages()) {
            FileStorage storage = made.on(root);
            assumeTrue(Tree.of(root).isHeld(), "no directory handles here, and so no such promise");
            work(storage);
        } finally {
            done.set(true);
        }
        int swapped = swaps.get(30, TimeUnit.SECONDS);
        assertEquals(List.of(), escapes);
        assertEquals(Set.of("file", "secret", "victim"), names(outside));
        assertTrue(Arrays.equals(SECRET, Files.readAllBytes(outside.resolve("file"))));
        assertTrue(swapped > ENOUGH, "only " + swapped + " swaps: no attack");
        assertTrue(reached > ENOUGH, "only " + reached + " calls reached the folder: nothing was put to the test");
    }

    private void work(FileStorage storage) {
        Random random = new Random(20_261_120);
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        for (int i = 0; i < CALLS || (reached <= ENOUGH && System.nanoTime() < deadline); i++) {
            reached += reaches(storage, random.nextInt(8), i) ? 1 : 0;
        }
    }

    private boolean reaches(FileStorage storage, int kind, int number) {
        try {
            call(storage, kind, number);
            return true;
        } catch (IOException e) {
            return false; // The link was in place: that is a refusal, and right.
        }
    }

    private void call(FileStorage storage, int kind, int number) throws IOException {
        FilePath folder = FilePath.of("/folder");
        switch (kind) {
            case 0 -> Storages.put(storage, "/folder/new" + number, OURS);
            case 1 -> {
                if (!Arrays.equals(OURS, Storages.get(storage, "/folder/file"))) {
                    escapes.add("get read the secret");
                }
            }
            case 2 -> {
                for (FileEntry entry : storage.list(folder).toList()) {
                    if (entry.path().name().equals("secret")) {
                        escapes.add("list showed the secret");
                    }
                }
            }
            case 3 -> {
                Storages.put(storage, "/folder/victim", OURS);
                storage.delete(folder.child("victim"));
            }
            case 4 -> {
                storage.move(folder.child("file"), folder.child("moved"));
                moveBack(storage, folder);
            }
            case 5 -> {
                storage.move(folder.child("secret"), FilePath.of("/stolen"));
                escapes.add("move took the secret");
            }
            case 6 -> storage.comment(folder.child("file"), "comment " + number);
            default -> {
                if (storage.stat(folder.child("file")).size() != OURS.length) {
                    escapes.add("stat measured the secret");
                }
            }
        }
    }

    /** Tries until the folder is there, as other calls look for the file. */
    private static void moveBack(FileStorage storage, FilePath folder) throws IOException {
        for (boolean back = false; !back; ) {
            try {
                storage.move(folder.child("moved"), folder.child("file"));
                back = true;
            } catch (NoSuchFileException e) {
                Thread.onSpinWait();
            }
        }
    }

    /** Has the folder, then the link, under the one name, each for a moment. */
    private static int swap(Path root, Path outside, AtomicBoolean done) throws IOException {
        Path link = Files.createSymbolicLink(root.resolve("link"), outside);
        Path folder = root.resolve("folder");
        Path aside = root.resolve("aside");
        Random random = new Random(20_261_120);
        int swaps = 0;
        while (!done.get()) {
            Files.move(folder, aside, StandardCopyOption.ATOMIC_MOVE);
            Files.move(link, folder, StandardCopyOption.ATOMIC_MOVE);
            linger(random.nextInt(2_000));
            Files.move(folder, link, StandardCopyOption.ATOMIC_MOVE);
            Files.move(aside, folder, StandardCopyOption.ATOMIC_MOVE);
            linger(random.nextInt(20_000));
            swaps++;
        }
        return swaps;
    }

    /** Leaves things as they are for some microseconds, so that calls are met in every step. */
    private static void linger(int turns) {
        for (int i = 0; i < turns; i++) {
            Thread.onSpinWait();
        }
    }

    private static Set<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
        }
    }
}
