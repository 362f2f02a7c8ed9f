package org.tidewire.transfer.provider;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tidewire.transfer.provider.Fixture.ANNA;
import static org.tidewire.transfer.provider.Fixture.BERT;
import static org.tidewire.transfer.provider.Fixture.FILE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tidewire.storage.FilePath;
import org.tidewire.storage.FileType;
import org.tidewire.transfer.Checksum;
import org.tidewire.transfer.FileControl;
import org.tidewire.transfer.Side;
import org.tidewire.transfer.Transfer;
import org.tidewire.transfer.TransferException;
import org.tidewire.transfer.TransferException.Reason;
import org.tidewire.transfer.TransferState;

class UploadTest {
    private final Fixture fixture = new Fixture("client.uploads", 3);
    private final HeapStorage storage = fixture.storage;
    private final byte[] large = Fixture.random(3_000_000, 1);
    private final byte[] small = Fixture.random(500_000, 2);

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void storesWhatArrivesByteForByte() throws Exception {
        Transfer transfer = fixture.claimed(fixture.upload(ANNA, FILE, large));
        Fixture.pour(transfer, large, large.length);
        assertEquals(TransferState.COMPLETED, transfer.info().state());
        assertArrayEquals(large, storage.files.get(FILE));
        assertFalse(storage.files.containsKey(FILE.partial()));
        fixture.close();
        Fixture.await("all states told", () -> fixture.states.size() == 4);
        assertEquals(
                List.of(TransferState.QUEUED, TransferState.READY, TransferState.RUNNING, TransferState.COMPLETED),
                fixture.states);
    }

    @Test
    void goesOnWhereTheBytesHeldEnd() throws Exception {
        Transfer first = fixture.claimed(fixture.upload(ANNA, FILE, large));
        Fixture.pour(first, large, 1_500_000);
        first.disconnected("cut");
        Transfer second = fixture.upload(ANNA, FILE, large);
        assertEquals(1_500_000, second.info().position());
        Fixture.pour(fixture.claimed(second), large, large.length);
        assertArrayEquals(large, storage.files.get(FILE));
    }

    @Test
    void goesOnBelowOneMegabyteWhenThePutIsTheSame() throws Exception {
        Transfer first = fixture.claimed(fixture.upload(ANNA, FILE, small));
        Fixture.pour(first, small, 200_000);
        first.disconnected("cut");
        assertEquals(200_000, fixture.upload(ANNA, FILE, small).info().position());
    }

    @Test
    void beginsAgainBelowOneMegabyteWhenTheSameAccountSendsAnotherFile() throws Exception {
        Transfer first = fixture.claimed(fixture.upload(ANNA, FILE, small));
        Fixture.pour(first, small, 200_000);
        first.disconnected("cut");
        Transfer second = fixture.upload(ANNA, FILE, large);
        assertEquals(0, second.info().position());
        Fixture.pour(fixture.claimed(second), large, large.length);
        assertArrayEquals(large, storage.files.get(FILE));
    }

    @Test
    void refusesToSpliceOntoWhatSomebodyElseBegan() throws Exception {
        Transfer first = fixture.claimed(fixture.upload(ANNA, FILE, small));
        Fixture.pour(first, small, 200_000);
        first.disconnected("cut");
        refused(Reason.CHECKSUM_MISMATCH, () -> fixture.upload(BERT, FILE, small));
        assertEquals(200_000, storage.files.get(FILE.partial()).length);
    }

    @Test
    void refusesAnotherFileOntoAMegabyteHeld() throws Exception {
        Transfer first = fixture.claimed(fixture.upload(ANNA, FILE, large));
        Fixture.pour(first, large, 1_500_000);
        first.disconnected("cut");
        byte[] other = Fixture.random(3_000_000, 9);
        refused(Reason.CHECKSUM_MISMATCH, () -> fixture.upload(ANNA, FILE, other));
        byte[] longer = java.util.Arrays.copyOf(large, 3_500_000);
        refused(Reason.CHECKSUM_MISMATCH, () -> fixture.upload(ANNA, FILE, longer));
    }

    @Test
    void keepsOfAForeignPartialTheMegabyteThatIsProven() throws Exception {
        byte[] spliced = Fixture.random(1_200_000, 7);
        System.arraycopy(large, 0, spliced, 0, Checksum.COVERED);
        storage.files.put(FILE.partial(), spliced);
        Transfer first = fixture.upload(ANNA, FILE, large);
        assertEquals(Checksum.COVERED, first.info().position());
        Fixture.pour(fixture.claimed(first), large, 1_300_000);
        first.disconnected("cut");
        Transfer second = fixture.upload(ANNA, FILE, large);
        assertEquals(1_300_000, second.info().position(), "it is ours by now");
        Fixture.pour(fixture.claimed(second), large, large.length);
        assertArrayEquals(large, storage.files.get(FILE));
        assertEquals(0, storage.open);
    }

    @Test
    void refusesAForeignPartialWhoseFirstMegabyteIsNotTheFiles() throws Exception {
        FilePath other = FilePath.of("/other.bin");
        storage.files.put(other.partial(), Fixture.random(1_200_000, 5));
        refused(Reason.CHECKSUM_MISMATCH, () -> fixture.upload(ANNA, other, large));
    }

    @Test
    void beginsAgainOnAForeignPartialThatNothingProves() throws Exception {
        storage.files.put(FILE.partial(), Fixture.random(700_000, 6));
        Transfer transfer = fixture.upload(ANNA, FILE, large);
        assertEquals(0, transfer.info().position());
        Fixture.pour(fixture.claimed(transfer), large, large.length);
        assertArrayEquals(large, storage.files.get(FILE));
    }

    @Test
    void refusesAPartialLongerThanTheFile() throws Exception {
        storage.files.put(FILE.partial(), java.util.Arrays.copyOf(large, 2_000_000));
        byte[] shorter = java.util.Arrays.copyOf(large, 1_500_000);
        refused(Reason.CHECKSUM_MISMATCH, () -> fixture.upload(ANNA, FILE, shorter));
    }

    @Test
    void commitsAPartialThatLacksNothingAsSoonAsItIsClaimed() throws Exception {
        storage.files.put(FILE.partial(), large.clone());
        storage.origins.put(FILE, new Origin(Fixture.sum(large), large.length, ANNA.name()).text());
        Transfer transfer = fixture.claimed(fixture.upload(ANNA, FILE, large));
        assertEquals(TransferState.COMPLETED, transfer.info().state());
        assertArrayEquals(large, storage.files.get(FILE));
    }

    @Test
    void storesAnEmptyFile() throws Exception {
        Transfer transfer = fixture.claimed(fixture.upload(ANNA, FILE, new byte[0]));
        assertEquals(TransferState.COMPLETED, transfer.info().state());
        assertEquals(0, storage.files.get(FILE).length);
    }

    @Test
    void refusesAFileThatExistsAndAFolderThatDoesNot() throws Exception {
        storage.files.put(FILE, small);
        refused(Reason.FILE_EXISTS, () -> fixture.upload(ANNA, FILE, small));
        refused(Reason.FILE_EXISTS, () -> fixture.upload(ANNA, FilePath.ROOT, small));
        storage.createFolder(FilePath.of("/folder"), FileType.DIRECTORY);
        refused(Reason.FILE_EXISTS, () -> fixture.upload(ANNA, FilePath.of("/folder"), small));
        assertThrows(NoSuchFileException.class, () -> fixture.upload(ANNA, FilePath.of("/none/a"), small));
        assertThrows(NoSuchFileException.class, () -> fixture.upload(ANNA, FilePath.of("/file.bin/a"), small));
        assertThrows(
                NoSuchFileException.class,
                () -> fixture.upload(ANNA, FilePath.of("/a").partial(), small));
        refused(
                Reason.INVALID_POSITION,
                () -> fixture.engine.upload(ANNA, Fixture.UNLIMITED, FilePath.of("/b"), -1, Fixture.sum(small)));
    }

    @Test
    void leavesSurplusBytesInTheChunk() throws Exception {
        Transfer transfer = fixture.claimed(fixture.upload(ANNA, FILE, new byte[] {1, 2, 3}));
        ByteBuffer chunk = ByteBuffer.wrap(new byte[] {1, 2, 3, 4, 5});
        transfer.write(chunk, 0);
        assertEquals(2, chunk.remaining());
        assertArrayEquals(new byte[] {1, 2, 3}, storage.files.get(FILE));
    }

    @Test
    void keepsNoEmptyPartial() throws Exception {
        Transfer never = fixture.upload(ANNA, FILE, large);
        assertFalse(storage.files.containsKey(FILE.partial()), "made only when bytes may come");
        fixture.claimed(never).disconnected("cut before the first byte");
        assertFalse(storage.files.containsKey(FILE.partial()));
        assertEquals(0, storage.open);
    }

    @Test
    void letsTheSameUploadTakeOverAndNoOther() throws Exception {
        Transfer old = fixture.claimed(fixture.upload(ANNA, FILE, large));
        Fixture.pour(old, large, 1_500_000);
        refused(Reason.BUSY, () -> fixture.upload(BERT, FILE, large));
        refused(Reason.BUSY, () -> fixture.upload(ANNA, FILE, small));
        Transfer taken = fixture.upload(ANNA, FILE, large);
        assertEquals(TransferState.INTERRUPTED, old.info().state());
        assertEquals(1_500_000, taken.info().position());
        assertThrows(TransferException.class, () -> old.write(ByteBuffer.allocate(1), 1_500_000));
    }

    @Test
    void failsOnAFullDiskAndKeepsWhatArrived() throws Exception {
        storage.room.set(1_700_000);
        Transfer transfer = fixture.claimed(fixture.upload(ANNA, FILE, large));
        IOException full = assertThrows(IOException.class, () -> Fixture.pour(transfer, large, large.length));
        assertTrue(full.getMessage().contains("No space"), full.getMessage());
        assertEquals(TransferState.FAILED, transfer.info().state());
        assertTrue(
                transfer.info().reason().contains("No space"), transfer.info().reason());
        assertEquals(1_700_000, storage.files.get(FILE.partial()).length);
        storage.room.set(Long.MAX_VALUE);
        Transfer again = fixture.upload(ANNA, FILE, large);
        assertEquals(1_700_000, again.info().position());
        Fixture.pour(fixture.claimed(again), large, large.length);
        assertArrayEquals(large, storage.files.get(FILE));
    }

    @Test
    void failsWhenTheBytesCannotBeForced() throws Exception {
        storage.forceFails = true;
        Transfer transfer = fixture.claimed(fixture.upload(ANNA, FILE, small));
        assertThrows(IOException.class, () -> Fixture.pour(transfer, small, small.length));
        assertEquals(TransferState.FAILED, transfer.info().state());
        assertFalse(storage.files.containsKey(FILE));
    }

    @Test
    void discardsWhatArrivedWhenItIsCancelled() throws Exception {
        Transfer transfer = fixture.claimed(fixture.upload(ANNA, FILE, large));
        Fixture.pour(transfer, large, 1_500_000);
        transfer.control(FileControl.CANCEL, Side.OURS);
        assertEquals(TransferState.CANCELLED, transfer.info().state());
        assertFalse(storage.files.containsKey(FILE.partial()));
        refused(Reason.NOT_FOUND, () -> transfer.control(FileControl.CANCEL, Side.OURS));
    }

    @Test
    void waitsWhilePausedAndGoesOn() throws Exception {
        Transfer transfer = fixture.claimed(fixture.upload(ANNA, FILE, small));
        transfer.control(FileControl.PAUSE, Side.OURS);
        Thread writer = new Thread(() -> {
            try {
                Fixture.pour(transfer, small, small.length);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
        writer.start();
        Fixture.await("the writer waits", () -> writer.getState() == Thread.State.WAITING);
        assertEquals(0, transfer.info().position());
        transfer.control(FileControl.RESUME, Side.OURS);
        writer.join(10_000);
        assertArrayEquals(small, storage.files.get(FILE));
    }

    private static void refused(Reason reason, org.junit.jupiter.api.function.Executable asked) {
        assertEquals(reason, assertThrows(TransferException.class, asked).reason());
    }
}
