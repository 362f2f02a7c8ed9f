package org.tidewire.transfer.provider;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tidewire.transfer.provider.RestartFixture.A;
import static org.tidewire.transfer.provider.RestartFixture.BYTES;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.tidewire.transfer.FileControl;
import org.tidewire.transfer.FileKind;
import org.tidewire.transfer.FileOffer;
import org.tidewire.transfer.Side;
import org.tidewire.transfer.Transfer;
import org.tidewire.transfer.TransferException;
import org.tidewire.transfer.TransferException.Reason;
import org.tidewire.transfer.TransferState;

/** Files whose size nobody knows before they end, and files that end before their size. */
class StreamTest {
    private final RestartFixture all = new RestartFixture();
    private final FileOffer stream = RestartFixture.offer(FileOffer.STREAMING);
    private final HostBytes host = new HostBytes(BYTES);

    @AfterEach
    void close() {
        all.close();
    }

    private Transfer sends(FileOffer offer) throws IOException {
        return all.engine().send("f1", offer, host);
    }

    private static void refused(Reason reason, Executable asked) {
        assertEquals(reason, assertThrows(TransferException.class, asked).reason());
    }

    private static ByteBuffer drained(Transfer transfer, int from) throws IOException {
        ByteBuffer got = ByteBuffer.allocate(BYTES.length + 1);
        while (transfer.read(got, from + got.position()) >= 0) {
            assertTrue(got.hasRemaining());
        }
        return got.flip();
    }

    @Test
    void whatArrivesIsTheFileWhenTheSenderSaysSo() throws Exception {
        Transfer transfer = all.received(stream, BYTES.length);
        assertEquals(TransferState.RUNNING, transfer.info().state());
        assertFalse(all.storage.files.containsKey(A));
        transfer.finish();
        assertEquals(TransferState.COMPLETED, transfer.info().state());
        assertEquals(FileOffer.STREAMING, transfer.info().size());
        assertEquals(BYTES.length, transfer.info().position());
        assertArrayEquals(BYTES, all.storage.files.get(A));
        all.saidAtLast("forget a.txt");
        transfer.finish();
        assertEquals(0, all.storage.open);
    }

    @Test
    void aStreamOfNoBytesIsAnEmptyFile() throws Exception {
        all.received(stream, 0).finish();
        assertArrayEquals(new byte[0], all.storage.files.get(A));
    }

    @Test
    void afterARestartItGoesOnWhereItsBytesEnd() throws Exception {
        all.received(stream, 123_456);
        all.restart();
        all.comes();
        Transfer again = all.engine().receive(all.friend, "f1", stream);
        assertEquals(List.of("seek 123456", "RESUME"), all.said);
        assertEquals(TransferState.RUNNING, again.info().state());
        Fixture.pour(again, BYTES, BYTES.length);
        again.finish();
        assertArrayEquals(BYTES, all.storage.files.get(A));
    }

    @Test
    void itIsNotTakenForTheFileOfAKnownSizeNorTheOtherWayRound() throws Exception {
        all.received(stream, 123_456);
        all.restart();
        FileOffer sized = new FileOffer(stream.id(), stream.kind(), stream.name(), 123_456);
        assertEquals(
                TransferState.OFFERED,
                all.engine().receive(all.friend, "f1", sized).info().state());
        assertEquals(List.of(), all.said);
        assertEquals(123_456, all.storage.files.get(A.partial()).length);
    }

    @Test
    void itMayBeAskedForFromAnywhere() throws Exception {
        Transfer transfer = sends(stream);
        refused(Reason.INVALID_POSITION, () -> transfer.seek(-1));
        transfer.seek(Long.MAX_VALUE);
        transfer.seek(100_000);
        transfer.control(FileControl.RESUME, Side.THEIRS);
        ByteBuffer rest = drained(transfer, 100_000);
        assertEquals(ByteBuffer.wrap(BYTES, 100_000, 200_000), rest);
    }

    @Test
    void itIsSentWhenTheFriendHasAllAndNotWhenItIsRead() throws Exception {
        Transfer transfer = sends(stream);
        refused(Reason.DENIED, transfer::finish);
        transfer.control(FileControl.RESUME, Side.THEIRS);
        refused(Reason.DENIED, transfer::finish);
        assertEquals(ByteBuffer.wrap(BYTES), drained(transfer, 0));
        assertEquals(TransferState.RUNNING, transfer.info().state());
        assertFalse(host.closed);
        transfer.finish();
        assertEquals(TransferState.COMPLETED, transfer.info().state());
        assertTrue(host.closed);
    }

    @Test
    void itIsPausedAndCancelledLikeAnyOther() throws Exception {
        Transfer transfer = all.received(stream, 1_000);
        transfer.control(FileControl.PAUSE, Side.THEIRS);
        assertEquals(TransferState.PAUSED, transfer.info().state());
        transfer.control(FileControl.RESUME, Side.THEIRS);
        transfer.control(FileControl.CANCEL, Side.THEIRS);
        assertEquals(TransferState.CANCELLED, transfer.info().state());
        assertFalse(all.storage.files.containsKey(A.partial()));
        refused(Reason.DENIED, transfer::finish);
    }

    @Test
    void aFullDiskEndsItAndWhatArrivedStays() throws Exception {
        Transfer transfer = all.received(stream, 100_000);
        all.storage.room.set(50);
        assertThrows(IOException.class, () -> Fixture.pour(transfer, BYTES, BYTES.length));
        assertEquals(TransferState.FAILED, transfer.info().state());
        assertArrayEquals(Arrays.copyOf(BYTES, 100_050), all.storage.files.get(A.partial()));
        all.storage.room.set(Long.MAX_VALUE);
        Transfer again = all.engine().receive(all.friend, "f1", stream);
        assertEquals(100_050, again.info().position());
    }

    @Test
    void aDiskThatDoesNotForceItFailsIt() throws Exception {
        Transfer transfer = all.received(stream, 100_000);
        all.storage.forceFails = true;
        assertThrows(IOException.class, transfer::finish);
        assertEquals(TransferState.FAILED, transfer.info().state());
        assertFalse(all.storage.files.containsKey(A));
    }

    @Test
    void aFileThatItsSenderEndsEarlyIsInterruptedAndGoesOnWithTheNextOffer() throws Exception {
        FileOffer offer = RestartFixture.offer();
        Transfer transfer = all.received(offer, 100_000);
        transfer.finish();
        assertEquals(TransferState.INTERRUPTED, transfer.info().state());
        assertEquals(
                "the sender ended it after 100000 of 300000 bytes",
                transfer.info().reason());
        assertEquals(100_000, all.storage.files.get(A.partial()).length);
        Transfer again = all.engine().receive(all.friend, "f1", offer);
        all.saidAtLast("seek 100000");
        Fixture.pour(again, BYTES, BYTES.length);
        again.finish();
        assertArrayEquals(BYTES, all.storage.files.get(A));
    }

    @Test
    void aHostThatHasLessThanItOfferedFailsTheSend() throws Exception {
        Transfer transfer = sends(RestartFixture.offer(BYTES.length + 1));
        transfer.control(FileControl.RESUME, Side.THEIRS);
        assertThrows(IOException.class, () -> drained(transfer, 0));
        assertEquals(TransferState.FAILED, transfer.info().state());
        assertTrue(host.closed);
    }

    @Test
    void aSourceThatShrinksOrVanishesFailsTheSend() throws Exception {
        all.storage.files.put(Fixture.FILE, BYTES);
        Transfer shrinks = all.send();
        shrinks.control(FileControl.RESUME, Side.THEIRS);
        shrinks.read(ByteBuffer.allocate(1_000), 0);
        all.storage.files.put(Fixture.FILE, Arrays.copyOf(BYTES, 5_000));
        assertThrows(IOException.class, () -> drained(shrinks, 1_000));
        assertEquals(TransferState.FAILED, shrinks.info().state());
        Transfer vanishes = all.send();
        all.storage.files.remove(Fixture.FILE);
        vanishes.control(FileControl.RESUME, Side.THEIRS);
        assertEquals(TransferState.FAILED, vanishes.info().state());
        assertEquals(0, all.storage.open);
    }

    @Test
    void theIdThatAHostChoosesIsOfferedAndIsOnOfferOnce() throws Exception {
        Transfer transfer = sends(stream);
        assertEquals(stream.id(), transfer.info().id());
        assertEquals(List.of(stream.id()), all.friend.offered);
        HostBytes second = new HostBytes(BYTES);
        refused(Reason.DENIED, () -> all.engine().send("f1", stream, second));
        assertTrue(second.closed && !host.closed);
        assertEquals(List.of(stream.id()), all.friend.offered);
        transfer.control(FileControl.CANCEL, Side.THEIRS);
        all.engine().send("f1", stream, new HostBytes(BYTES));
        assertEquals(List.of(stream.id(), stream.id()), all.friend.offered);
    }

    @Test
    void theIdOfAFileThatComesMayGoBack() throws Exception {
        all.received(stream, 1_000);
        sends(new FileOffer(stream.id(), FileKind.DATA, "a.txt", BYTES.length));
        assertEquals(List.of(stream.id()), all.friend.offered);
    }
}
