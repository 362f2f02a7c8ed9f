package org.tidewire.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;
import org.tidewire.friend.FriendState;
import org.tidewire.transfer.Direction;
import org.tidewire.transfer.Peer;
import org.tidewire.transfer.Transfer;
import org.tidewire.transfer.TransferInfo;
import org.tidewire.transfer.TransferState;

class OverviewTest {
    private final Overview overview = new Overview(new Stores());

    @Test
    void whereNothingIsNothingIsShown() {
        Snapshot now = overview.now();
        assertFalse(now.engine());
        assertFalse(now.node());
        assertEquals(new Bounded<>(List.of(), 0), now.live());
        assertEquals(List.of(), now.stores());
    }

    @Test
    void aNodeThatHasJustStoppedShowsNobody() {
        overview.friends = Fakes.stopped();
        assertEquals(new Bounded<>(List.of(), 0), overview.now().friends());
    }

    @Test
    void ofManyTransfersTheFirstThousandAreShownAndTheRestIsCounted() {
        overview.transfers = Fakes.engine(LongStream.rangeClosed(1, 2500)
                .mapToObj(number ->
                        Fakes.transfer(Infos.of(number, number > 2000 ? TransferState.FAILED : TransferState.QUEUED)))
                .toArray(Transfer[]::new));
        Snapshot now = overview.now();
        assertEquals(1000, now.live().rows().size());
        assertEquals(1000, now.live().more());
        assertEquals(100, now.ended().rows().size());
        assertEquals(400, now.ended().more());
        assertEquals(100, now.waiting().rows().size());
        assertEquals(1900, now.waiting().more());
    }

    @Test
    void whatEndedLastComesFirst() {
        overview.transfers = Fakes.engine(
                Fakes.transfer(Infos.of(1, TransferState.COMPLETED), Fakes.TIME),
                Fakes.transfer(Infos.of(2, TransferState.FAILED), Fakes.TIME.plusSeconds(1)),
                Fakes.transfer(Infos.of(3, TransferState.CANCELLED), Fakes.TIME));
        assertEquals(
                List.of(2L, 3L, 1L),
                overview.now().ended().rows().stream()
                        .map(row -> row.info().number())
                        .toList());
    }

    @Test
    void theQueueIsInItsOwnOrder() {
        overview.transfers = Fakes.engine(
                Fakes.transfer(Infos.of(1, Direction.OUTGOING, Infos.GUEST, TransferState.QUEUED, 1, "")),
                Fakes.transfer(Infos.of(2, Direction.INCOMING, Infos.GUEST, TransferState.QUEUED, 2, "")),
                Fakes.transfer(Infos.of(3, Direction.INCOMING, Infos.GUEST, TransferState.QUEUED, 1, "")));
        assertEquals(List.of(3L, 2L, 1L), numbers(overview.now().waiting()));
    }

    @Test
    void offersAreInTheOrderThatThePolicyRemembers() {
        TransferInfo first = offer(1, Infos.FRIEND);
        TransferInfo second = offer(2, Infos.FRIEND);
        TransferInfo avatar = offer(3, Infos.FRIEND);
        TransferInfo other = offer(4, new Peer("A", ""));
        overview.transfers = Fakes.engine(
                Fakes.transfer(first), Fakes.transfer(avatar), Fakes.transfer(second), Fakes.transfer(other));
        assertEquals(List.of(1L, 2L, 3L, 4L), numbers(overview.now().offers()));
        overview.policy = Fakes.policy(second, first, other);
        assertEquals(List.of(2L, 1L, 3L, 4L), numbers(overview.now().offers()));
    }

    @Test
    void friendsAreCalledAsWeCallThem() {
        overview.transfers =
                Fakes.engine(Fakes.transfer(offer(1, Infos.FRIEND)), Fakes.transfer(offer(2, Infos.GUEST)));
        assertEquals("01234567 to accept", row().waits());
        overview.friends = Fakes.friends(Fakes.friend("bob", FriendState.OFFLINE, "", null));
        assertEquals("bob to come online", row().waits());
        overview.friends = Fakes.friends(Fakes.friend("bob", FriendState.ONLINE, "", Fakes.TIME));
        assertEquals("bob to accept", row().waits());
        assertEquals("bob", row().peer());
        assertEquals("guest@192.0.2.1", overview.now().live().rows().get(1).peer());
        assertTrue(overview.now().node());
    }

    private TransferRow row() {
        return overview.now().live().rows().get(0);
    }

    private static TransferInfo offer(long number, Peer peer) {
        return Infos.of(number, Direction.OUTGOING, peer, TransferState.OFFERED);
    }

    private static List<Long> numbers(Bounded<QueueRow> queue) {
        return queue.rows().stream().map(QueueRow::number).toList();
    }
}
