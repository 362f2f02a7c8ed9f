package org.tidewire.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.tidewire.metrics.Doubles.UPLOAD;
import static org.tidewire.metrics.Doubles.upload;
import static org.tidewire.transfer.TransferState.CANCELLED;
import static org.tidewire.transfer.TransferState.COMPLETED;
import static org.tidewire.transfer.TransferState.INTERRUPTED;
import static org.tidewire.transfer.TransferState.PAUSED;
import static org.tidewire.transfer.TransferState.QUEUED;
import static org.tidewire.transfer.TransferState.READY;
import static org.tidewire.transfer.TransferState.RUNNING;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.tidewire.transfer.TransferState;

class LedgerTest {
    private long now = -5; // nanoTime may be negative
    private final Ledger ledger = new Ledger(() -> now);

    private void step(TransferState from, TransferState to, long position) {
        ledger.changed(upload(from, position), upload(to, position));
    }

    @Test
    void whatLayThereBeforeWasNotMoved() {
        step(READY, RUNNING, 100);
        step(RUNNING, COMPLETED, 350);
        assertEquals(250, ledger.bytes(UPLOAD));
        assertEquals(1, ledger.ended(UPLOAD, COMPLETED));
    }

    @Test
    void aByteCountsOnceHoweverOftenSomebodyAsks() {
        step(READY, RUNNING, 0);
        ledger.advance(List.of(upload(RUNNING, 10)));
        ledger.advance(List.of(upload(RUNNING, 10)));
        ledger.advance(List.of(upload(RUNNING, 8))); // read before, counted after
        assertEquals(10, ledger.bytes(UPLOAD));
        step(RUNNING, INTERRUPTED, 15);
        assertEquals(15, ledger.bytes(UPLOAD));
        ledger.advance(List.of(upload(INTERRUPTED, 15)));
        assertEquals(15, ledger.bytes(UPLOAD));
    }

    @Test
    void anEndThatIsSeenBeforeItIsToldCountsOnce() {
        step(READY, RUNNING, 0);
        ledger.advance(List.of(upload(COMPLETED, 1000)));
        assertEquals(0, ledger.ended(UPLOAD, COMPLETED));
        step(RUNNING, PAUSED, 400); // told late
        step(PAUSED, RUNNING, 400);
        step(RUNNING, COMPLETED, 1000);
        assertEquals(1000, ledger.bytes(UPLOAD));
        assertEquals(1, ledger.ended(UPLOAD, COMPLETED));
    }

    @Test
    void whatHasNotBegunIsNoneOfItsBusiness() {
        ledger.advance(List.of(upload(RUNNING, 10)));
        ledger.changed(upload(QUEUED, 5), upload(QUEUED, 5));
        step(QUEUED, CANCELLED, 5);
        ledger.changed(upload(CANCELLED, 5), upload(CANCELLED, 5));
        assertEquals(0, ledger.bytes(UPLOAD));
        assertEquals(1, ledger.ended(UPLOAD, CANCELLED));
        assertEquals(0, ledger.timed(UPLOAD));
    }

    @Test
    void onlyWhatWasCompletedAndSeenFromItsBeginHasADuration() {
        step(READY, RUNNING, 0);
        now += 70;
        step(RUNNING, COMPLETED, 1000);
        step(READY, RUNNING, 0);
        step(RUNNING, CANCELLED, 10);
        ledger.begin(Doubles.transfers(List.of(upload(RUNNING, 10))));
        step(RUNNING, COMPLETED, 1000);
        assertEquals(1, ledger.timed(UPLOAD));
        assertEquals(70, ledger.nanos(UPLOAD));
        assertEquals(2000, ledger.bytes(UPLOAD));
    }

    @Test
    void anotherEngineBeginsToCountItsNumbersAnew() {
        step(READY, RUNNING, 0);
        ledger.leave();
        ledger.begin(Doubles.transfers(List.of(upload(PAUSED, 600), upload(COMPLETED, 900))));
        ledger.advance(List.of(upload(PAUSED, 601)));
        assertEquals(1, ledger.bytes(UPLOAD));
    }
}
