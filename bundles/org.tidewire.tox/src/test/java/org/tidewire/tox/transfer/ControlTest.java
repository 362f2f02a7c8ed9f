package org.tidewire.tox.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Supplier;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tidewire.tox.friend.FileControlKind;
import org.tidewire.tox.friend.FileRequestPacket;
import org.tidewire.tox.friend.FileRole;
import org.tidewire.transfer.Direction;
import org.tidewire.transfer.FileControl;
import org.tidewire.transfer.FileId;
import org.tidewire.transfer.FileKind;
import org.tidewire.transfer.FileOffer;
import org.tidewire.transfer.TransferState;
import org.tidewire.transfer.Transfers;

/** What our own side says about a file, and when it has nothing to say any more. */
@Timeout(60)
class ControlTest extends ExchangeFixture {
    private void offered(Supplier<Object> answer) throws Exception {
        exchange.use(fake(Transfers.class, answer));
        node.run(() -> files.received(new FileRequestPacket(0, 0, 5000, ID, ByteBuffer.wrap(new byte[] {'a'}))));
    }

    private void receives() throws Exception {
        transfer = new FakeTransfer(new FileOffer(ID, FileKind.DATA, "a", 5000), Direction.INCOMING);
        offered(() -> {
            transfer.become(TransferState.RUNNING);
            try {
                friend.control(transfer, FileControl.RESUME);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return transfer;
        });
        wire.await("ACCEPT RECEIVING 0");
    }

    private void sends(FileKind kind) throws Exception {
        transfer = new FakeTransfer(new FileOffer(ID, kind, "a", 5000), Direction.OUTGOING);
        friend.offer(transfer);
        wire.await("offer 0 a");
        control(FileRole.RECEIVING, FileControlKind.ACCEPT);
        transfer.await("RESUME THEIRS");
    }

    @Test
    void ourPauseOfWhatComesIsSaidAndTakenBack() throws Exception {
        receives();
        friend.control(transfer, FileControl.PAUSE);
        wire.await("PAUSE RECEIVING 0");
        friend.control(transfer, FileControl.RESUME);
        wire.await("ACCEPT RECEIVING 0", 2);
    }

    @ParameterizedTest
    @EnumSource(FileKind.class)
    void ourPauseOfWhatGoesIsSaidAndTakenBack(FileKind kind) throws Exception {
        sends(kind);
        friend.control(transfer, FileControl.PAUSE);
        wire.await("PAUSE SENDING 0");
        friend.control(transfer, FileControl.RESUME);
        wire.await("ACCEPT SENDING 0");
    }

    @Test
    void whatIsCancelledHereIsKilledThere() throws Exception {
        receives();
        friend.control(transfer, FileControl.CANCEL);
        wire.await("KILL RECEIVING 0");
    }

    @Test
    void whatIsSentAndCancelledHereIsKilledThere() throws Exception {
        sends(FileKind.DATA);
        friend.control(transfer, FileControl.CANCEL);
        wire.await("KILL SENDING 0");
    }

    @Test
    void onlyWhoReceivesSeeks() throws Exception {
        sends(FileKind.DATA);
        String told =
                assertThrows(IOException.class, () -> friend.seek(transfer, 10)).getMessage();
        assertEquals("only who receives a file may ask for a part of it", told);
    }

    @Test
    void aSeekBeforeTheFileIsAcceptedIsSaid() throws Exception {
        transfer = new FakeTransfer(new FileOffer(ID, FileKind.DATA, "a", 5000), Direction.INCOMING);
        offered(() -> {
            try {
                friend.seek(transfer, 1000);
                friend.control(transfer, FileControl.RESUME);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return transfer;
        });
        wire.await("ACCEPT RECEIVING 0");
        assertEquals(List.of("SEEK RECEIVING 0", "ACCEPT RECEIVING 0"), wire.said());
    }

    @Test
    void ofAFileThatIsOverNothingIsSaid() throws Exception {
        FakeTransfer unknown = new FakeTransfer(new FileOffer(ID, FileKind.DATA, "a", 1), Direction.OUTGOING);
        for (FileControl control : FileControl.values()) {
            String told = assertThrows(IOException.class, () -> friend.control(unknown, control))
                    .getMessage();
            assertTrue(told.contains("knows nothing of the file a any more"), told);
        }
        assertEquals(List.of(), wire.said());
    }

    /** While an offer is brought to the engine, that may speak of others; those are not this one. */
    @Test
    void whileAFileIsOfferedOnlyThatOneIsMeant() throws Exception {
        FakeTransfer going = new FakeTransfer(new FileOffer(ID, FileKind.DATA, "a", 1), Direction.OUTGOING);
        FakeTransfer other =
                new FakeTransfer(new FileOffer(FileId.random(), FileKind.DATA, "a", 1), Direction.INCOMING);
        transfer = new FakeTransfer(new FileOffer(ID, FileKind.DATA, "a", 5000), Direction.INCOMING);
        offered(() -> {
            assertThrows(IOException.class, () -> friend.control(going, FileControl.RESUME));
            assertThrows(IOException.class, () -> friend.control(other, FileControl.RESUME));
            try {
                friend.control(transfer, FileControl.RESUME);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return transfer;
        });
        wire.await("ACCEPT RECEIVING 0");
    }

    @Test
    void anEngineThatFailsOnAnOfferHasItRefused() throws Exception {
        offered(() -> {
            throw new IllegalStateException("out of order");
        });
        wire.await("KILL RECEIVING 0");
    }
}
