package org.tidewire.wired.client.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.osgi.util.converter.Converters;

/** What becomes of faults, and what is refused. */
@Timeout(60)
class FaultsTest {
    @TempDir
    Path folder;

    @Test
    void allThatIsLeftOutIsCountedAndTheFirstAreNamed() throws IOException {
        LeftOut leftOut = new LeftOut();
        for (int i = 0; i < 25; i++) {
            leftOut.tryTo("file" + (100 + i), () -> {
                throw new FileFault("gone");
            });
        }
        IOException missing = assertThrows(IOException.class, () -> leftOut.report("done"));
        String told = missing.getMessage();
        assertTrue(told.startsWith("done except 25: file100 (gone); "), told);
        assertTrue(told.endsWith("file119 (gone) and 5 more"), told);
        assertEquals(20, missing.getSuppressed().length);
    }

    @Test
    void aFaultThatConcernsAllEndsAll() {
        LeftOut leftOut = new LeftOut();
        assertThrows(
                EOFException.class,
                () -> leftOut.tryTo("a", () -> {
                    throw new EOFException("the connection is lost");
                }));
    }

    @Test
    void whatAThreadFailsWithIsTheFaultOfWhoGave() {
        for (Throwable fault : List.of(new IllegalStateException("a"), new AssertionError("b"))) {
            try (Crew crew = new Crew(() -> wire(), 1, null)) {
                assertSame(fault, assertThrows(fault.getClass(), () -> {
                    crew.give(wire -> {
                        if (fault instanceof Error error) {
                            throw error;
                        }
                        throw (RuntimeException) fault;
                    });
                    crew.finish();
                }));
            }
        }
    }

    @Test
    void whoIsInterruptedStillWaitsForWhatMoves() throws Exception {
        CountDownLatch moving = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        Crew crew = new Crew(() -> wire(), 1, null);
        crew.give(wire -> {
            moving.countDown();
            awaitCalmly(go);
        });
        Thread closer = new Thread(() -> {
            crew.close();
            if (Thread.currentThread().isInterrupted()) {
                interrupted.countDown();
            }
        });
        closer.start();
        moving.await();
        closer.interrupt();
        while (closer.isInterrupted()) {
            Thread.onSpinWait(); // until it has seen it
        }
        assertTrue(closer.isAlive(), "did not wait");
        go.countDown();
        interrupted.await();
    }

    private static void awaitCalmly(CountDownLatch go) throws IOException {
        try {
            go.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private static Wire wire() {
        Lane lane = new Lane(new TransferPort(null, null, Duration.ZERO, ""), true, null);
        return new Wire("host:2000", null, null, lane, null, null, ByteBuffer.allocate(1), false, null);
    }

    @Test
    void aFaultWithoutWordsIsNamedByItsKind() {
        assertEquals("EOFException", BrokenTransfer.reason(new EOFException()));
        assertEquals("cut", BrokenTransfer.reason(new EOFException("cut")));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 3601})
    void aTimeBeyondAnHourOrNoneAtAllIsRefused(int seconds) {
        Config config = Converters.standardConverter()
                .convert(Map.of("reply.timeout", seconds))
                .to(Config.class);
        String told = assertThrows(IllegalArgumentException.class, () -> Times.of(config))
                .getMessage();
        assertEquals("reply.timeout is 1 to 3600 seconds, not " + seconds, told);
    }

    @Test
    void ofTwoLinesAboutAServerTheFirstCounts() throws IOException {
        String first = "aa".repeat(32);
        String second = "bb".repeat(32);
        Path file = folder.resolve("known");
        Files.write(file, List.of("other:1 " + second, "Host:2000 " + first, "host:2000 " + second));
        KnownServers known = new KnownServers(file);
        assertEquals(Optional.of(first), known.find("host:2000"));
        assertEquals(Optional.empty(), known.find("third:1"));
        assertEquals(first, known.remember("host:2000", second));
        assertEquals(3, Files.readAllLines(file).size());
    }
}
