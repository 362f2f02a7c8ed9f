package org.tidewire.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.tidewire.metrics.Doubles.UPLOAD;
import static org.tidewire.metrics.Doubles.upload;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.tidewire.transfer.Direction;
import org.tidewire.transfer.TransferInfo;
import org.tidewire.transfer.TransferState;

class CensusTest {
    private long now = Long.MAX_VALUE; // nanoTime may run over
    private final List<TransferInfo> all = new ArrayList<>();
    private final Census census = new Census(new Ledger(() -> now), () -> now);

    @Test
    void transfersAreToldApartByStateDirectionAndPeer() {
        all.add(upload(TransferState.RUNNING, 0));
        all.add(upload(TransferState.RUNNING, 0));
        all.add(Doubles.info(8, Direction.OUTGOING, Doubles.FRIEND, TransferState.RUNNING, 0));
        census.of(Doubles.engine(all));
        assertEquals(2, census.count(TransferState.RUNNING, UPLOAD));
        assertEquals(1, census.count(TransferState.RUNNING, new Flow(Direction.OUTGOING, true)));
        assertEquals(0, census.count(TransferState.RUNNING, new Flow(Direction.OUTGOING, false)));
        assertEquals(0, census.count(TransferState.QUEUED, UPLOAD));
    }

    @Test
    void oneLookIsGoodForASecond() {
        census.of(Doubles.engine(all));
        assertEquals(0, census.count(TransferState.RUNNING, UPLOAD));
        all.add(upload(TransferState.RUNNING, 0));
        now += 1_000_000_000;
        assertEquals(0, census.count(TransferState.RUNNING, UPLOAD));
        now++;
        assertEquals(1, census.count(TransferState.RUNNING, UPLOAD));
    }

    @Test
    void withoutAnEngineNobodyKnows() {
        census.of(Doubles.engine(all));
        assertEquals(0, census.count(TransferState.RUNNING, UPLOAD));
        census.of(null);
        assertEquals(Double.NaN, census.count(TransferState.RUNNING, UPLOAD));
    }
}
