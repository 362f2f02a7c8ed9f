package org.tidewire.transfer.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tidewire.transfer.provider.Fixture.ANNA;
import static org.tidewire.transfer.provider.Fixture.FILE;

import java.time.Clock;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.tidewire.storage.FilePath;
import org.tidewire.transfer.Direction;
import org.tidewire.transfer.FileId;
import org.tidewire.transfer.FileKind;
import org.tidewire.transfer.TransferException;
import org.tidewire.transfer.TransferException.Reason;
import org.tidewire.transfer.TransferState;

/** Who has which name. */
class RegisterTest {
    private static final FilePath OTHER = FilePath.of("/other.bin");

    private final Register register = new Register(Clock.systemUTC());
    private final LiveTransfer first = transfer(FILE);
    private final LiveTransfer second = transfer(FILE);

    private LiveTransfer transfer(FilePath path) {
        Subject subject = new Subject(
                register.nextNumber(),
                FileId.random(),
                Direction.INCOMING,
                ANNA,
                Fixture.UNLIMITED,
                FileKind.DATA,
                "file",
                path,
                10);
        Standing standing = new Standing(subject, TransferState.QUEUED, 0, new Events(Fixture.silentLogger()));
        return new LiveTransfer(standing, new Target(path, ""), Wire.WIRED, null);
    }

    private Optional<Register.Reservation> reserve(FilePath path, LiveTransfer by) throws TransferException {
        return register.reserve(path, new Register.Reservation(by, ""));
    }

    @Test
    void aNameIsOnesUntilThatOneFreesIt() throws TransferException {
        assertEquals(Optional.empty(), reserve(FILE, first));
        assertEquals(first, reserve(FILE, second).orElseThrow().transfer());
        register.free(FILE, second);
        assertTrue(register.isReserved(FILE));
        register.free(FILE, first);
        assertFalse(register.isReserved(FILE));
    }

    @Test
    void anotherNameIsTakenOnlyByWhoHasOneAndIfItIsFree() throws TransferException {
        assertEquals(Reason.DENIED, refusal(() -> register.reserveAlso(OTHER, FILE, first)));
        reserve(FILE, first);
        assertEquals(Reason.DENIED, refusal(() -> register.reserveAlso(OTHER, FILE, second)));
        reserve(OTHER, second);
        assertEquals(Reason.BUSY, refusal(() -> register.reserveAlso(OTHER, FILE, first)));
        register.free(OTHER, second);
        register.reserveAlso(OTHER, FILE, first);
        assertTrue(register.isReserved(OTHER) && register.isReserved(FILE));
    }

    @Test
    void aNameIsClosedOnlyWhileNobodyHasItAndBusyThen() throws TransferException {
        reserve(FILE, first);
        assertFalse(register.close(FILE));
        register.free(FILE, first);
        assertTrue(register.close(FILE));
        assertFalse(register.close(FILE), "it is closed already");
        assertTrue(register.isReserved(FILE));
        assertEquals(Reason.BUSY, refusal(() -> reserve(FILE, first)));
        register.reopen(FILE);
        assertEquals(Optional.empty(), reserve(FILE, first));
    }

    @Test
    void aNameWhosePartialIsMovedIsNotClosed() {
        LiveTransfer moving = transfer(FILE.partial());
        register.add(moving);
        assertFalse(register.close(FILE));
        assertTrue(register.close(OTHER));
        assertTrue(register.over(moving, () -> {}));
        assertFalse(register.over(moving, () -> {
            throw new AssertionError("noted twice");
        }));
        assertTrue(register.close(FILE));
    }

    private interface Step {
        void run() throws TransferException;
    }

    private static Reason refusal(Step step) {
        return assertThrows(TransferException.class, step::run).reason();
    }
}
