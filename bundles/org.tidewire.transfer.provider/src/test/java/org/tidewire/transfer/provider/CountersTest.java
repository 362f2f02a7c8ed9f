package org.tidewire.transfer.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.tidewire.transfer.Direction;
import org.tidewire.transfer.FileId;
import org.tidewire.transfer.Friend;
import org.tidewire.transfer.TransferException;

/** Where whom waits. */
class CountersTest {
    private final Counters counters = new Counters(Limits.of(Fixture.typed()));

    private static LiveTransfer transfer(long number, Direction direction, Friend friend) {
        return Queued.of(Queued.subject(number, FileId.random(), direction, Queued.ANNA, Queued.FILE), friend);
    }

    @Test
    void clientsAndFriendsWaitApartAndEachWayForItself() {
        LiveTransfer download = transfer(1, Direction.OUTGOING, Wire.WIRED);
        LiveTransfer upload = transfer(2, Direction.INCOMING, Wire.WIRED);
        LiveTransfer sent = transfer(3, Direction.OUTGOING, Wire.ABSENT);
        LiveTransfer received = transfer(4, Direction.INCOMING, Wire.ABSENT);
        List<LiveTransfer> each = List.of(download, upload, sent, received);
        assertEquals(each.stream().map(counters::of).toList(), counters.all());
        assertEquals(4, counters.all().stream().distinct().count());
        assertSame(counters.of(download), counters.wired(Direction.OUTGOING));
        assertSame(counters.of(upload), counters.wired(Direction.INCOMING));
        assertNotSame(counters.of(upload), counters.of(received));
    }

    @Test
    void whoHasASlotAnywhereHoldsOne() {
        LiveTransfer upload = transfer(1, Direction.INCOMING, Wire.WIRED);
        LiveTransfer sent = transfer(2, Direction.OUTGOING, Wire.ABSENT);
        for (LiveTransfer each : List.of(upload, sent)) {
            counters.of(each).join(each);
            assertEquals(List.of(each), counters.of(each).grant());
        }
        assertEquals(List.of(upload, sent), counters.holding());
    }

    @Test
    void otherLimitsCountAtEachCounter() {
        counters.limit(Limits.of(Fixture.typed("queue.limit", 0, "friend.sends", 1, "friend.receives", 1)));
        for (Direction direction : Direction.values()) {
            assertThrows(TransferException.class, counters.wired(direction)::requireRoom);
            for (int number = 1; number <= 2; number++) {
                LiveTransfer friends = transfer(number, direction, Wire.ABSENT);
                counters.of(friends).join(friends);
                assertEquals(number == 1 ? 1 : 0, counters.of(friends).grant().size(), direction + " " + number);
            }
        }
    }
}
