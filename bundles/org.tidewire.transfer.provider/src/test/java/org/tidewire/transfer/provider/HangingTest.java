package org.tidewire.transfer.provider;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tidewire.transfer.provider.Fixture.ANNA;
import static org.tidewire.transfer.provider.Fixture.FILE;
import static org.tidewire.transfer.provider.Fixture.UNLIMITED;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewire.storage.FilePath;
import org.tidewire.storage.Storage;
import org.tidewire.transfer.FileControl;
import org.tidewire.transfer.Friend;
import org.tidewire.transfer.Side;
import org.tidewire.transfer.Transfer;
import org.tidewire.transfer.TransferException;
import org.tidewire.transfer.TransferException.Reason;
import org.tidewire.transfer.TransferInfo;
import org.tidewire.transfer.TransferState;

/** A backend that hangs for ever, and does not care that its file is closed: one thread is stuck, and nothing else. */
@Timeout(60)
class HangingTest {
    private static final int HELD = 1_200_000;

    private final FakeTime time = new FakeTime();
    private final Fixture fixture =
            new Fixture(time.time(), "suspend.grace", 0, "total.uploads", 1, "total.downloads", 1);
    private final HangingStorage disk = new HangingStorage(new HeapStorage());
    private final byte[] bytes = Fixture.random(1_300_000, 8);
    private Thread mover = new Thread();

    HangingTest() {
        fixture.removeStorage(fixture.storage);
        bring(disk.storage);
    }

    private void bring(Storage storage) {
        fixture.tree.addStorage(storage, Map.of(Storage.NAME, "disk"));
    }

    @AfterEach
    void close() throws InterruptedException {
        disk.release();
        mover.join();
        fixture.close();
    }

    private void move(Runs what) {
        mover = new Thread(() -> {
            try {
                what.run();
            } catch (IOException | RuntimeException e) {
                assertTrue(disk.hangs(), e::toString);
            }
        });
        mover.start();
    }

    private interface Runs {
        void run() throws IOException;
    }

    private Transfer upload() throws IOException {
        Transfer transfer = fixture.claimed(fixture.upload(ANNA, FILE, bytes));
        Fixture.pour(transfer, bytes, Math.max(HELD, (int) transfer.info().position()));
        return transfer;
    }

    private Transfer download() throws IOException {
        return fixture.engine.download(ANNA, UNLIMITED, FILE, 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"append", "commit", "close"})
    void anUploadIsInterruptedAndGoesOnInWhatComes(String call) throws Exception {
        Transfer stuck = upload();
        disk.hang(call);
        if (!call.equals("close")) {
            move(() -> Fixture.pour(stuck, bytes, bytes.length));
            Fixture.await(call + " hangs", disk::hangs);
        }
        goesOn(stuck);
        assertEquals(call.equals("commit"), disk.heap.files.containsKey(FILE), "nothing is done after the call");
    }

    @ParameterizedTest
    @ValueSource(strings = {"reopen", "create"})
    void anUploadThatJustBeginsIsInterruptedAndGoesOnInWhatComes(String call) throws Exception {
        Transfer stuck = fixture.upload(ANNA, FILE, bytes);
        disk.hang(call);
        move(() -> fixture.claimed(stuck));
        Fixture.await(call + " hangs", disk::hangs);
        goesOn(stuck);
        assertEquals(0, disk.heap.open);
        assertFalse(call.equals("reopen") && !disk.heap.files.isEmpty(), "nothing is done after the call");
    }

    /** The storage leaves and a copy of it comes: the same upload takes slot and name, and the stuck call changes nothing. */
    private void goesOn(Transfer stuck) throws Exception {
        HeapStorage copy = disk.heap.copy();
        TransferInfo ended = withdrawn(stuck);
        bring(copy);
        Transfer next = upload();
        disk.release();
        mover.join();
        Fixture.pour(next, bytes, bytes.length);
        assertArrayEquals(bytes, copy.files.get(FILE));
        assertEquals(ended, stuck.info());
    }

    private TransferInfo withdrawn(Transfer stuck) {
        fixture.removeStorage(disk.storage);
        TransferInfo info = stuck.info();
        assertEquals(TransferState.INTERRUPTED, info.state());
        assertTrue(info.reason().contains("disk, hangs"), info.reason());
        assertEquals(
                Reason.NOT_FOUND,
                assertThrows(TransferException.class, () -> stuck.control(FileControl.CANCEL, Side.OURS))
                        .reason());
        stuck.disconnected("the socket is gone");
        assertEquals("", stuck.storage());
        return info;
    }

    @ParameterizedTest
    @ValueSource(strings = {"read", "open"})
    void aDownloadIsInterruptedAndGoesOnInWhatComes(String call) throws Exception {
        disk.heap.files.put(FILE, bytes);
        Transfer stuck = download();
        disk.hang(call);
        move(() -> fixture.claimed(stuck).read(ByteBuffer.allocate(10), 0));
        Fixture.await(call + " hangs", disk::hangs);
        HeapStorage copy = disk.heap.copy();
        TransferInfo ended = withdrawn(stuck);
        bring(copy);
        ByteBuffer chunk = ByteBuffer.allocate(bytes.length);
        assertEquals(bytes.length, fixture.claimed(download()).read(chunk, 0));
        disk.release();
        mover.join();
        assertArrayEquals(bytes, chunk.array());
        assertEquals(ended, stuck.info());
    }

    @Test
    void whatHangsCanBeCancelledThoughItsStorageStays() throws Exception {
        Transfer stuck = upload();
        disk.hang("append");
        move(() -> Fixture.pour(stuck, bytes, bytes.length));
        Fixture.await("it hangs", disk::hangs);
        stuck.control(FileControl.CANCEL, Side.OURS);
        assertEquals(TransferState.CANCELLED, stuck.info().state());
        Transfer next = fixture.upload(ANNA, FILE, bytes);
        assertTrue(next.key().isPresent(), "slot and name are free: " + next.info());
    }

    @Test
    void whoBeginsTheSameAgainIsNotStuckToo() throws Exception {
        Transfer stuck = upload();
        disk.hang("append");
        move(() -> Fixture.pour(stuck, bytes, bytes.length));
        Fixture.await("it hangs", disk::hangs);
        assertEquals(HELD, fixture.upload(ANNA, FILE, bytes).info().position());
        assertEquals(TransferState.INTERRUPTED, stuck.info().state());
    }

    @Test
    void aStorageThatHangsAsItComesBackHoldsUpNothingElse() throws Exception {
        Transfer stuck = upload();
        fixture.removeStorage(disk.storage);
        disk.hang("reopen");
        bring(disk.storage);
        Fixture.await("it hangs", disk::hangs);
        assertEquals(TransferState.SUSPENDED, stuck.info().state());
        HeapStorage archive = new HeapStorage();
        archive.files.put(FilePath.of("/old.bin"), bytes);
        fixture.tree.addStorage(archive, Map.of(Storage.MOUNT, "/archive"));
        Transfer other = fixture.engine.download(ANNA, UNLIMITED, FilePath.of("/archive/old.bin"), 0);
        assertEquals(10, fixture.claimed(other).read(ByteBuffer.allocate(10), 0));
        time.pass(Duration.ofSeconds(40));
        Fixture.await("the clock goes on", () -> stuck.info().state() == TransferState.INTERRUPTED);
    }

    @Test
    void aFriendsFileThatHangsAsItBeginsHoldsUpNoOther() throws Exception {
        NotingFriend friend = new NotingFriend(new ArrayList<>());
        fixture.engine.addFriend(friend, Map.of(Friend.ID, "f1"));
        Transfer stuck = fixture.engine.receive(friend, "f1", RestartFixture.offer());
        disk.hang("create");
        stuck.control(FileControl.RESUME, Side.OURS);
        assertTrue(disk.hangs());
        Transfer other = fixture.engine.receive(friend, "f1", RestartFixture.offer());
        other.control(FileControl.RESUME, Side.OURS);
        assertEquals(TransferState.RUNNING, other.info().state());
        stuck.disconnected("it went");
        assertEquals(TransferState.INTERRUPTED, stuck.info().state());
    }
}
