package org.tidewire.transfer.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.tidewire.account.AccountLimits;
import org.tidewire.storage.FilePath;
import org.tidewire.transfer.Direction;
import org.tidewire.transfer.FileId;
import org.tidewire.transfer.FileKind;
import org.tidewire.transfer.Peer;
import org.tidewire.transfer.TransferException;

/** What an account may have at once, from wherever it comes, and what of it waits. */
class AccountSlotsTest {
    private static final FilePath OTHER = FilePath.of("/other");

    private final Slots slots = new Slots(new Slots.Most(10, 1, 100));
    private int allowed = 2;
    private int asked;
    private long number;

    private AccountLimits limits() {
        asked++;
        return new AccountLimits(0, 0, allowed, 0);
    }

    private LiveTransfer joined(String place, FilePath path) {
        Subject subject = new Subject(
                ++number,
                FileId.random(),
                Direction.OUTGOING,
                new Peer("anna", place),
                this::limits,
                FileKind.DATA,
                "file",
                path,
                10);
        LiveTransfer transfer = Queued.of(subject, Wire.WIRED);
        slots.join(transfer);
        return transfer;
    }

    private LiveTransfer joined(String place) {
        return joined(place, Queued.FILE);
    }

    @Test
    void anAccountHasItsSlotsFromWhereverItComes() {
        List<LiveTransfer> all = List.of(joined("a"), joined("b"), joined("c"), joined("d"));
        assertEquals(all.subList(0, 2), slots.grant());
        slots.leave(all.get(0));
        assertEquals(all.subList(2, 3), slots.grant());
        slots.leave(all.get(1));
        slots.leave(all.get(2));
        LiveTransfer late = joined("e");
        assertEquals(List.of(all.get(3), late), slots.grant());
        slots.leave(late);
        slots.leave(all.get(3));
        assertTrue(slots.isEmpty());
    }

    @Test
    void whatAnAccountMayHaveIsAskedAnewAndNobodyLosesASlot() {
        List<LiveTransfer> all = List.of(joined("a"), joined("b"), joined("c"));
        assertEquals(2, slots.grant().size());
        allowed = 1;
        slots.leave(all.get(0));
        assertEquals(List.of(), slots.grant());
        assertEquals(List.of(all.get(1)), slots.holding());
        allowed = 0; // any number
        assertEquals(List.of(all.get(2)), slots.grant());
    }

    @Test
    void noAccountIsAskedWhileThereIsNothingToGive() {
        slots.grant();
        joined("a");
        slots.limit(new Slots.Most(1, 1, 100));
        assertEquals(1, slots.grant().size());
        assertEquals(1, asked);
        joined("b");
        assertEquals(List.of(), slots.grant());
        slots.limit(new Slots.Most(10, 1, 100));
        joined("a");
        asked = 0;
        assertEquals(1, slots.grant().size());
        assertEquals(1, asked, "once, however many of it wait");
    }

    @Test
    void whoHasASlotTakesNoRoomFromThoseThatWait() throws TransferException {
        slots.limit(new Slots.Most(10, 1, 1));
        joined("a");
        assertThrows(TransferException.class, slots::requireRoom);
        assertEquals(1, slots.grant().size());
        slots.requireRoom();
    }

    @Test
    void aFileIsAwaitedByItsOwnPeerAlone() {
        LiveTransfer held = joined("a");
        assertFalse(slots.isAwaited(Queued.numbered(99)), "its peer has no line");
        assertEquals(List.of(held), slots.grant());
        joined("a", OTHER);
        joined("b");
        assertFalse(slots.isAwaited(held));
        joined("a");
        assertTrue(slots.isAwaited(held));
    }

    @Test
    void onlyWhoWaitsIsToldItsPlace() {
        LiveTransfer first = joined("a");
        LiveTransfer second = joined("a");
        LiveTransfer third = joined("b");
        slots.tellPlace(Queued.numbered(99));
        slots.tellPlace(third);
        slots.tellPlace(second);
        assertEquals(0, first.info().queue(), "nobody has told it");
        assertEquals(2, third.info().queue());
        assertEquals(3, second.info().queue());
        slots.leave(second);
        slots.leave(third);
        slots.tellPlace(third);
        assertEquals(2, third.info().queue(), "as it was");
        slots.tellPlaces();
        assertEquals(1, first.info().queue());
    }
}
