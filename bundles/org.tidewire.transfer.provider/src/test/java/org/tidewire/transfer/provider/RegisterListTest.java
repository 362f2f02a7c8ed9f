package org.tidewire.transfer.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tidewire.transfer.Direction;
import org.tidewire.transfer.FileId;
import org.tidewire.transfer.Peer;
import org.tidewire.transfer.TransferException;
import org.tidewire.transfer.TransferState;

/** What lives, and what is over and not yet let go. */
class RegisterListTest {
    private static final Peer BERT = new Peer("bert", "there");

    private final Events events = new Events(Fixture.silentLogger());
    private final FakeTime clock = new FakeTime();
    private final Register register = new Register(clock);

    @AfterEach
    void close() {
        events.close();
    }

    private LiveTransfer transfer(FileId id, Direction direction, Peer peer) {
        Subject subject = Queued.subject(register.nextNumber(), id, direction, peer, Queued.FILE);
        Standing standing = new Standing(subject, TransferState.QUEUED, 0, events, clock);
        return new LiveTransfer(standing, new Source(Queued.FILE, 10), Wire.WIRED, null);
    }

    private LiveTransfer added(Peer peer) {
        LiveTransfer transfer = transfer(FileId.random(), Direction.OUTGOING, peer);
        register.add(transfer);
        return transfer;
    }

    private void end(LiveTransfer transfer) {
        assertTrue(register.over(transfer, () -> {}));
    }

    @Test
    void numbersCountUpFromOne() {
        assertEquals(List.of(1L, 2L, 3L), List.of(register.nextNumber(), register.nextNumber(), register.nextNumber()));
    }

    @Test
    void whatLivesIsKnownByItsPeerInTheOrderOfItsNumbers() {
        LiveTransfer early = transfer(FileId.random(), Direction.OUTGOING, Queued.ANNA);
        LiveTransfer berts = added(BERT);
        LiveTransfer late = added(Queued.ANNA);
        register.add(early);
        assertEquals(List.of(early, late), register.live("anna"));
        assertEquals(List.of(berts), register.live("bert"));
        assertEquals(List.of(early, berts, late), register.live());
        end(early);
        assertEquals(List.of(late), register.live("anna"));
        end(late);
        assertEquals(List.of(), register.live("anna"));
        assertEquals(List.of(berts), register.live());
    }

    @Test
    void whatIsOverIsListedAmongTheLivingByItsNumber() {
        LiveTransfer first = added(BERT);
        LiveTransfer second = added(BERT);
        LiveTransfer third = added(BERT);
        end(third);
        end(first);
        assertEquals(List.of(first, second, third), register.all());
    }

    @Test
    void whatEndedIsListedForADayAndNoLonger() {
        LiveTransfer old = added(BERT);
        clock.pass(Duration.ofNanos(1));
        LiveTransfer young = added(BERT);
        end(old);
        end(young);
        clock.pass(Duration.ofDays(1).minusNanos(1));
        assertEquals(List.of(old, young), register.all());
        clock.pass(Duration.ofNanos(1));
        assertEquals(List.of(young), register.all());
        clock.pass(Duration.ofNanos(1));
        assertEquals(List.of(), register.all());
    }

    @Test
    void noMoreThanTheLatestThousandThatEndedAreListed() {
        List<LiveTransfer> all = new ArrayList<>();
        for (int number = 0; number < 1_001; number++) {
            all.add(added(BERT));
        }
        all.subList(0, 1_000).forEach(this::end);
        assertEquals(all, register.all());
        end(all.get(1_000));
        assertEquals(all.subList(1, 1_001), register.all());
    }

    @Test
    void whatEndsIsNotedOnceAndWhileItIsListed() {
        LiveTransfer transfer = added(BERT);
        List<List<LiveTransfer>> noted = new ArrayList<>();
        assertTrue(register.over(transfer, () -> noted.add(register.live())));
        assertFalse(register.over(transfer, () -> noted.add(List.of(transfer))));
        assertEquals(List.of(List.of()), noted);
    }

    @Test
    void whatIsReceivedGivesItsNameBackWhenItIsOver() throws TransferException {
        for (Direction direction : Direction.values()) {
            LiveTransfer transfer = transfer(FileId.random(), direction, BERT);
            register.add(transfer);
            register.reserve(Queued.FILE, new Register.Reservation(transfer, ""));
            end(transfer);
            assertEquals(direction == Direction.OUTGOING, register.isReserved(Queued.FILE), direction.name());
            register.free(Queued.FILE, transfer);
        }
    }

    @Test
    void itsSuccessorIsTheSameFileTheSameWay() {
        FileId id = FileId.random();
        LiveTransfer cut = transfer(id, Direction.OUTGOING, BERT);
        added(BERT);
        register.add(transfer(id, Direction.INCOMING, BERT));
        assertEquals(Optional.empty(), register.successor(cut));
        LiveTransfer again = transfer(id, Direction.OUTGOING, BERT);
        register.add(again);
        assertEquals(Optional.of(again), register.successor(cut));
    }
}
