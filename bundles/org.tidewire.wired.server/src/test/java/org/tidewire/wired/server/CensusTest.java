package org.tidewire.wired.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tidewire.storage.FileEntry;
import org.tidewire.storage.FilePath;
import org.tidewire.storage.FileType;

/** The count and size of all files, as 200 tells them. */
@Timeout(60)
class CensusTest {
    @Test
    void countsFilesOutsideDropBoxesOnAThreadThatStepsBack() throws Exception {
        try (TestSite site = new TestSite(Map.of("census.interval", 10), Map.of())) {
            site.storage.put("/a", new byte[1000]);
            site.storage.put("/dir/b", new byte[200]);
            site.storage.put("/dir/c.WiredTransfer", new byte[50]);
            site.storage.put("/Drop Box/secret", new byte[7]);
            AtomicReference<Thread> counting = new AtomicReference<>();
            site.storage.listings.put(FilePath.of("/Uploads"), () -> {
                counting.set(Thread.currentThread());
                return Stream.empty();
            });
            site.site.census().again();
            TestSite.await("200 tells the count", () -> hello(site).endsWith("|2|1200"));
            TestSite.await("it was walked", () -> counting.get() != null);
            assertTrue(counting.get().isDaemon());
            assertEquals(Thread.MIN_PRIORITY, counting.get().getPriority());
        }
    }

    @Test
    void countsNothingWithoutAnInterval() throws Exception {
        try (TestSite site = new TestSite()) {
            site.storage.put("/a", new byte[1000]);
            site.site.census().again();
            assertTrue(hello(site).endsWith("|0|0"));
        }
    }

    @Test
    void keepsTheLastCountWhenStorageFails() throws Exception {
        try (TestSite site = new TestSite(Map.of("census.interval", 10), Map.of())) {
            site.storage.put("/a", new byte[1000]);
            site.site.census().again();
            TestSite.await("it is counted", () -> site.site.census().count().files() == 1);
            // First, since the count at the start and the one asked for are two: one of them may still be to come.
            site.storage.listings.put(FilePath.of("/Uploads"), () -> {
                throw new UncheckedIOException(new IOException("cannot list"));
            });
            site.storage.put("/b", new byte[1000]);
            site.site.census().again();
            TestSite.await("it failed", () -> site.logged.toString().contains("cannot list"));
            assertEquals(new Census.Count(1, 1000), site.site.census().count());
        }
    }

    @Test
    void stopsInTheMiddleWithTheServer() throws Exception {
        AtomicBoolean closed = new AtomicBoolean();
        AtomicReference<Thread> counting = new AtomicReference<>();
        CountDownLatch walking = new CountDownLatch(1);
        TestSite site = new TestSite(Map.of("census.interval", 10), Map.of());
        site.storage.listings.put(FilePath.of("/Uploads"), () -> {
            counting.set(Thread.currentThread());
            return endless(walking).onClose(() -> closed.set(true));
        });
        site.site.census().again();
        walking.await();
        site.close();
        assertTrue(closed.get(), "nothing is open when the server has stopped");
        counting.get().join(); // its thread ends
    }

    private static Stream<FileEntry> endless(CountDownLatch walking) {
        FileEntry file =
                new FileEntry(FilePath.of("/Uploads/x"), FileType.FILE, 1, TestStorage.TIME, TestStorage.TIME, false);
        return Stream.generate(() -> {
            walking.countDown();
            return file;
        });
    }

    private static String hello(TestSite site) {
        try (WireClient client = site.connect()) {
            return client.say("HELLO").hear();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
