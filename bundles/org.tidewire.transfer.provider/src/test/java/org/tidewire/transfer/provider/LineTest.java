package org.tidewire.transfer.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.tidewire.storage.FilePath;
import org.tidewire.transfer.Direction;

/** In which order one client's transfers wait. */
class LineTest {
    private final Line line = new Line();
    private final LiveTransfer one = Queued.numbered(1);
    private final LiveTransfer two = Queued.numbered(2);
    private final LiveTransfer three = Queued.numbered(3);

    private void add(LiveTransfer... all) {
        List.of(all).forEach(line::add);
    }

    private void assertOrder(LiveTransfer... expected) {
        List<LiveTransfer> order = new ArrayList<>();
        line.all().forEachRemaining(order::add);
        assertEquals(List.of(expected), order);
        assertEquals(expected.length, line.size());
        for (int i = 0; i < expected.length; i++) {
            assertEquals(i + 1, line.turn(expected[i]), "turn of " + expected[i].number());
        }
    }

    @Test
    void theOrderIsThatOfTheNumbersWhoeverComesFirst() {
        add(two, three, one);
        assertOrder(one, two, three);
        assertEquals(one, line.first());
    }

    @Test
    void whoWasPutFirstStaysAheadOfASmallerNumberThatComesLater() {
        add(one, three);
        assertTrue(line.first(three));
        line.add(two);
        List<LiveTransfer> order = new ArrayList<>();
        line.all().forEachRemaining(order::add);
        assertEquals(List.of(three, one, two), order);
    }

    @Test
    void whoCameBackIsNotAheadAnyMore() {
        add(one, three);
        line.first(three);
        assertTrue(line.remove(three));
        add(three, two);
        assertOrder(one, two, three);
    }

    @Test
    void onlyWhoWaitsIsPutFirstOrTakenOut() {
        line.add(one);
        assertFalse(line.first(two));
        assertFalse(line.remove(two));
        assertFalse(line.has(two));
        assertTrue(line.has(one));
        assertTrue(line.remove(one));
        assertFalse(line.remove(one));
        assertFalse(line.has(one));
    }

    @Test
    void aFileIsAwaitedWhileOneForItWaits() {
        add(one, Queued.of(4, Direction.OUTGOING, Queued.ANNA, FilePath.of("/other")));
        assertTrue(line.awaits(FilePath.of("/file")) && line.awaits(FilePath.of("/other")));
        assertFalse(line.awaits(FilePath.of("/third")));
        line.remove(one);
        assertFalse(line.awaits(FilePath.of("/file")));
    }

    @Test
    void aLineIsOverWhenNobodyWaitsAndNoSlotIsHeld() {
        assertTrue(line.isOver());
        line.add(one);
        assertFalse(line.isOver());
        line.hold(1);
        line.hold(1);
        line.remove(one);
        assertEquals(2, line.holds());
        assertFalse(line.isOver());
        line.hold(-1);
        assertFalse(line.isOver());
        line.hold(-1);
        assertTrue(line.isOver());
    }

    /** Work is counted in bytes allocated, since whatever looks at a transfer or copies a line allocates; time would depend on the machine. */
    @Test
    void aLongLineIsChangedWithNoMoreWorkThanAShortOne() {
        work(10); // loads every class
        long little = work(10);
        long much = work(10_000);
        assertTrue(much < 2 * little + 1_000, much + " bytes in a line of 10,000, " + little + " in one of 10");
    }

    private static long work(int length) {
        Line queue = new Line();
        List<LiveTransfer> all = new ArrayList<>();
        for (int number = 1; number <= length; number++) {
            all.add(Queued.numbered(2L * number));
            queue.add(all.get(number - 1));
        }
        LiveTransfer late = Queued.numbered(2L * length - 1); // whose number is not the last
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        assertTrue(queue.first(all.get(length / 2)));
        queue.add(late);
        assertEquals(length, queue.turn(late));
        assertFalse(queue.awaits(FilePath.of("/other")));
        assertTrue(queue.remove(all.get(0)));
        assertTrue(queue.first(late));
        assertEquals(late, queue.first());
        return threads.getCurrentThreadAllocatedBytes() - before;
    }
}
