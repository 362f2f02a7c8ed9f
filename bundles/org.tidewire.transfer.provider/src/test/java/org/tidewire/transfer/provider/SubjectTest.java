package org.tidewire.transfer.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.tidewire.account.AccountLimits;
import org.tidewire.transfer.Direction;
import org.tidewire.transfer.FileId;
import org.tidewire.transfer.FileKind;
import org.tidewire.transfer.FileOffer;
import org.tidewire.transfer.Peer;

/** What a transfer is about, and which limits of its account count for it. */
class SubjectTest {
    private static Subject of(Direction direction, AccountLimits limits) {
        Peer anna = Queued.ANNA;
        return new Subject(1, FileId.random(), direction, anna, () -> limits, FileKind.DATA, "file", Queued.FILE, 10);
    }

    @Test
    void eachDirectionHasItsOwnSlotsAndSpeed() {
        AccountLimits limits = new AccountLimits(1, 2, 3, 4);
        assertEquals(1, of(Direction.OUTGOING, limits).speed());
        assertEquals(2, of(Direction.INCOMING, limits).speed());
        assertEquals(3, of(Direction.OUTGOING, limits).slots());
        assertEquals(4, of(Direction.INCOMING, limits).slots());
    }

    @Test
    void anAccountWithoutLimitMayHaveAnyNumberOfSlots() {
        assertEquals(
                Integer.MAX_VALUE, of(Direction.INCOMING, AccountLimits.NONE).slots());
    }

    @Test
    void aFileLacksBytesUntilItsEndAndAStreamAlways() {
        assertTrue(Subject.lacks(10, 9));
        assertFalse(Subject.lacks(10, 10));
        assertTrue(Subject.lacks(FileOffer.STREAMING, 10));
    }

    @Test
    void whatAFriendOffersIsTheFriendsAndHasNoLimits() {
        FileOffer offer = new FileOffer(FileId.random(), FileKind.DATA, "a.txt", FileOffer.STREAMING);
        Subject offered = Subject.offered(7, Direction.INCOMING, "anna", offer, Queued.FILE);
        assertEquals(new Peer("anna", ""), offered.peer());
        assertEquals(offer, new FileOffer(offered.id(), offered.kind(), offered.name(), offered.size()));
        assertEquals(7, offered.number());
        assertEquals(0, offered.speed());
        assertTrue(offered.isStream());
        assertFalse(of(Direction.INCOMING, AccountLimits.NONE).isStream());
    }
}
