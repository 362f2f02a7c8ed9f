package org.tidewire.wired.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.WeakReference;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tidewire.storage.FileEntry;
import org.tidewire.storage.FilePath;
import org.tidewire.storage.FileType;

/** LISTRECURSIVE, and how long listings are made. */
@Timeout(120)
class TreeWalkTest {
    private static final String TIMES = "2026-11-20T20:11:16+00:00|2026-11-20T20:11:16+00:00";
    private static final FilePath VAST = FilePath.of("/vast");
    private static final int MANY = 100_000;

    private final AtomicInteger closed = new AtomicInteger();
    private TestSite site;
    private WireClient admin;
    private WireClient guest;

    @BeforeEach
    void start() throws IOException {
        site = new TestSite();
        site.storage.put("/dir/a.txt", "a\n".getBytes(UTF_8));
        site.storage.folders.put(FilePath.of("/dir/sub"), FileType.DIRECTORY);
        site.storage.put("/dir/sub/b.txt", "bb\n".getBytes(UTF_8));
        site.storage.put("/dir/z.txt", "z".getBytes(UTF_8));
        site.storage.put("/Drop Box/secret.txt", "s".getBytes(UTF_8));
        site.storage.folders.put(VAST, FileType.DIRECTORY);
        admin = site.admin();
        guest = site.guest();
    }

    @AfterEach
    void stop() throws IOException {
        admin.close();
        guest.close();
        site.close();
    }

    @Test
    void listsAFolderBeforeItsContentsAsTraced() throws IOException {
        String[] rows = {"/a.txt|0|2|" + TIMES, "/sub|1|1|" + TIMES, "/sub/b.txt|0|3|" + TIMES, "/z.txt|0|1|" + TIMES};
        guest.say("LISTRECURSIVE /dir", "LISTRECURSIVE dir/");
        for (String row : rows) {
            guest.expect("410 /dir" + row);
        }
        guest.expect("411 /dir|0");
        for (String row : rows) {
            guest.expect("410 dir" + row);
        }
        guest.expect("411 dir|0");
        guest.ask("LISTRECURSIVE /dir/a.txt", "411 /dir/a.txt|0");
        guest.ask("LISTRECURSIVE /nosuch", "520 File or Directory Not Found").lives();
    }

    @Test
    void showsClosedDropBoxesWithoutEnteringThem() throws IOException {
        guest.say("LISTRECURSIVE /");
        guest.hear();
        guest.hear();
        guest.hear();
        guest.hear();
        guest.hear();
        guest.expect("410 /Drop Box|3|0|" + TIMES, "410 /Uploads|2|0|" + TIMES, "410 /vast|1|0|" + TIMES, "411 /|0");
        guest.ask("LISTRECURSIVE /Drop Box", "411 /Drop Box|1000000000");
        guest.ask("LISTRECURSIVE /Drop Box/secret.txt", "520 File or Directory Not Found");
        admin.ask("LISTRECURSIVE /Drop Box", "410 /Drop Box/secret.txt|0|1|" + TIMES, "411 /Drop Box|1000000000");
    }

    @Test
    void goesTwentyLevelsDeep() throws IOException {
        StringBuilder path = new StringBuilder("/vast");
        List<String> expected = new ArrayList<>();
        for (int level = 1; level <= 25; level++) {
            path.append("/").append(level);
            site.storage.folders.put(FilePath.of(path.toString()), FileType.DIRECTORY);
            if (level <= TreeWalk.LEVELS) {
                expected.add("410 " + path + "|1|1|" + TIMES);
            }
        }
        expected.add("411 /vast|0");
        guest.ask("LISTRECURSIVE /vast", expected.toArray(String[]::new)).lives();
    }

    @Test
    void leavesOutAFolderThatVanishedMeanwhile() throws IOException {
        site.storage.listings.put(VAST, () -> Stream.of(entry("gone", FileType.DIRECTORY), entry("x", FileType.FILE)));
        guest.ask("LISTRECURSIVE /vast", "410 /vast/gone|1|7|" + TIMES, "410 /vast/x|0|7|" + TIMES, "411 /vast|0");
    }

    @Test
    void sendsTheFirstRowsOfAVastFolderBeforeTheOthersAreLookedAt() throws Exception {
        for (String command : new String[] {"LIST", "LISTRECURSIVE"}) {
            CountDownLatch heard = new CountDownLatch(1);
            site.storage.listings.put(
                    VAST,
                    () -> vast(number -> {
                        if (number == 100) {
                            await(heard);
                        }
                    }));
            guest.say(command + " /vast").expect("410 /vast/0|0|7|" + TIMES);
            heard.countDown();
            for (int i = 1; i < MANY; i++) {
                guest.expect("410 /vast/" + i + "|0|7|" + TIMES);
            }
            guest.expect("411 /vast|0").lives();
        }
        assertEquals(2, closed.get(), "every listing is closed");
    }

    @Test
    void neverHoldsAVastFolder() throws Exception {
        List<WeakReference<FileEntry>> given = new ArrayList<>(MANY);
        List<Long> alive = new ArrayList<>();
        site.storage.listings.put(VAST, () -> vast(number -> {
                    if (number % 30_000 == 29_999) {
                        System.gc();
                        alive.add(given.stream()
                                .filter(entry -> !entry.refersTo(null))
                                .count());
                    }
                })
                .peek(entry -> given.add(new WeakReference<>(entry))));
        guest.say("LISTRECURSIVE /vast");
        for (int i = 0; i < MANY; i++) {
            guest.hear();
        }
        guest.expect("411 /vast|0").lives();
        assertEquals(3, alive.size());
        assertTrue(alive.stream().allMatch(count -> count < 1000), "alive at a time: " + alive);
    }

    @Test
    void answersAndLivesOnWhenStorageFailsOnTheWay() throws Exception {
        for (String command : new String[] {"LIST /vast", "LISTRECURSIVE /vast", "LISTRECURSIVE /vast/"}) {
            failAfter(2, new UncheckedIOException(new FileSystemException("/vast", null, "Input/output error")));
            guest.ask(command, "410 /vast/0|0|7|" + TIMES, "410 /vast/1|0|7|" + TIMES, "500 Command Failed");
            failAfter(1, new UncheckedIOException(new NoSuchFileException("/vast")));
            guest.ask(command, "410 /vast/0|0|7|" + TIMES, "520 File or Directory Not Found");
            failAfter(0, new IllegalStateException("the storage has left"));
            guest.ask(command, "500 Command Failed").lives();
        }
        assertEquals(9, closed.get(), "every listing is closed");
    }

    @Test
    void closesAListingThatNobodyReadsToItsEnd() throws Exception {
        CountDownLatch gone = new CountDownLatch(1);
        site.storage.listings.put(
                VAST,
                () -> vast(number -> {
                    if (number == 5000) {
                        await(gone);
                    }
                }));
        guest.say("LIST /vast").hear();
        guest.close();
        gone.countDown();
        TestSite.await("it is closed", () -> closed.get() == 1);
    }

    @Test
    void livesOnWhenAListingCannotBeClosed() throws Exception {
        site.storage.listings.put(VAST, () -> Stream.<FileEntry>empty().onClose(() -> {
            throw new UncheckedIOException(new IOException("cannot close"));
        }));
        guest.ask("LIST /vast", "411 /vast|0").lives();
        assertTrue(site.logged.toString().contains("cannot close"));
    }

    private void failAfter(int rows, RuntimeException fault) {
        site.storage.listings.put(
                VAST,
                () -> vast(number -> {
                    if (number == rows) {
                        throw fault;
                    }
                }));
    }

    private Stream<FileEntry> vast(IntConsumer before) {
        return IntStream.range(0, MANY)
                .peek(before)
                .mapToObj(number -> entry(Integer.toString(number), FileType.FILE))
                .onClose(closed::incrementAndGet);
    }

    private static FileEntry entry(String name, FileType type) {
        return new FileEntry(VAST.child(name), type, 7, TestStorage.TIME, TestStorage.TIME, false);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(60, TimeUnit.SECONDS), "the first row is heard");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
