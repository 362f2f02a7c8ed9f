package org.tidewire.transfer.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tidewire.transfer.TransferState.CANCELLED;
import static org.tidewire.transfer.TransferState.FAILED;
import static org.tidewire.transfer.TransferState.INTERRUPTED;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tidewire.storage.FilePath;
import org.tidewire.transfer.TransferException;
import org.tidewire.transfer.TransferState;

/** How a transfer ends, in a step or because one hangs. */
class EndingTest {
    private final Events events = new Events(Fixture.silentLogger());
    private final List<String> called = new CopyOnWriteArrayList<>();
    private final Standing standing = new Standing(Queued.numbered(1).subject(), TransferState.QUEUED, 0, events);
    private final Bytes bytes = bytes();
    private final Steps steps = new Steps();
    private final Lodging lodging = new Lodging(standing, bytes, surroundings());
    private final Ending ending = new Ending(standing, bytes, lodging, steps, new Turn(standing, steps.changed()));
    private IOException fault;

    /** Notes what it is asked for; no storage holds it. */
    private Bytes bytes() {
        return (Bytes) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Bytes.class}, (proxy, asked, with) -> {
                    called.add(asked.getName());
                    if (fault != null) {
                        throw fault;
                    }
                    return asked.getReturnType() == boolean.class ? Boolean.FALSE : null;
                });
    }

    private static Surroundings surroundings() {
        HeapStorage storage = new HeapStorage();
        return (Surroundings) Proxy.newProxyInstance(
                EndingTest.class.getClassLoader(),
                new Class<?>[] {Surroundings.class},
                (proxy, asked, with) -> storage);
    }

    @AfterEach
    void close() {
        events.close();
    }

    private boolean closed(TransferState to, String why) throws TransferException {
        steps.begin();
        try {
            return ending.close(to, why);
        } finally {
            steps.end();
        }
    }

    @Test
    void whatIsInterruptedIsClosedAndWhatIsCancelledIsDiscarded() throws Exception {
        assertTrue(closed(INTERRUPTED, "gone"));
        assertEquals(List.of("close"), called);
        assertEquals("gone", standing.info().reason());
        EndingTest other = new EndingTest();
        assertTrue(other.closed(CANCELLED, ""));
        assertEquals(List.of("discard"), other.called);
        assertEquals(CANCELLED, other.standing.state());
        other.close();
    }

    @Test
    void whatIsOverIsNotEndedAgain() throws Exception {
        closed(INTERRUPTED, "gone");
        called.clear();
        assertFalse(closed(CANCELLED, "late"));
        assertFalse(ending.abandon(FAILED, "late"));
        assertEquals(List.of(), called);
        assertEquals(INTERRUPTED, standing.state());
        steps.begin(); // for it was not abandoned
        steps.end();
    }

    @Test
    void whatIsWrongWithClosingBecomesPartOfTheReason() throws Exception {
        fault = new IOException("disk is gone");
        assertTrue(closed(INTERRUPTED, "line is dead"));
        assertEquals("line is dead; then: disk is gone", standing.info().reason());
        EndingTest other = new EndingTest();
        other.fault = new IOException();
        assertTrue(other.closed(CANCELLED, ""));
        assertEquals("IOException", other.standing.info().reason());
        other.close();
    }

    @Test
    void aFaultOfTheStorageEndsItAndIsHandedOn() throws Exception {
        IOException full = new IOException("disk is full");
        steps.begin();
        assertSame(full, ending.failed(full));
        steps.end();
        assertEquals(FAILED, standing.state());
        assertEquals("disk is full", standing.info().reason());
    }

    @Test
    void whatIsAbandonedIsOverAtOnceAndTakesNoStepAnyMore() throws Exception {
        assertTrue(ending.abandon(INTERRUPTED, "withdrawn"));
        assertEquals("withdrawn; its storage hangs", standing.info().reason());
        assertEquals(INTERRUPTED, standing.state());
        assertThrows(TransferException.class, steps::begin);
        assertFalse(steps.begin(Duration.ofSeconds(1)));
        assertThrows(TransferException.class, () -> lodging.whole().list(FilePath.ROOT));
        Fixture.await("what is open is closed, by somebody else", () -> called.contains("close"));
    }

    @Test
    void whatIsAbandonedWithoutAReasonSaysThatItHangs() {
        assertTrue(ending.abandon(INTERRUPTED, ""));
        assertEquals("its storage hangs", standing.info().reason());
    }
}
