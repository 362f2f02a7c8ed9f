package org.tidewire.transfer.provider;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.tidewire.transfer.provider.Fixture.FILE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tidewire.storage.FilePath;
import org.tidewire.transfer.FileControl;
import org.tidewire.transfer.FileId;
import org.tidewire.transfer.FileKind;
import org.tidewire.transfer.FileOffer;
import org.tidewire.transfer.Friend;
import org.tidewire.transfer.Side;
import org.tidewire.transfer.Transfer;
import org.tidewire.transfer.TransferException;
import org.tidewire.transfer.TransferException.Reason;
import org.tidewire.transfer.TransferState;

class FriendTest {
    private final Fixture fixture = new Fixture();
    private final List<String> said = new CopyOnWriteArrayList<>();
    private final Friend friend = new Talkative();
    private final byte[] bytes = Fixture.random(300_000, 4);

    @BeforeEach
    void online() {
        fixture.engine.addFriend(friend, Map.of(Friend.ID, "f1"));
        fixture.storage.files.put(FILE, bytes);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void acceptsNothingByItself() throws Exception {
        Transfer transfer = fixture.engine.receive(friend, "f1", offer("a.txt", 10));
        assertEquals(TransferState.OFFERED, transfer.info().state());
        assertThrows(TransferException.class, () -> transfer.write(ByteBuffer.allocate(10), 0));
        assertEquals(List.of(), said);
    }

    @Test
    void receivesWhatItAccepts() throws Exception {
        Transfer transfer = fixture.engine.receive(friend, "f1", offer("a.txt", bytes.length));
        refused(Reason.DENIED, () -> transfer.control(FileControl.RESUME, Side.THEIRS));
        transfer.control(FileControl.RESUME, Side.OURS);
        Fixture.await("the friend is told", () -> said.equals(List.of("RESUME")));
        Fixture.pour(transfer, bytes, bytes.length);
        assertArrayEquals(bytes, fixture.storage.files.get(FilePath.of("/Received/a.txt")));
    }

    @Test
    void neverLetsAnOfferedNameChooseAFolder() throws Exception {
        assertEquals("/Received/etc_passwd", path("../../etc/passwd"));
        assertEquals("/Received/c__a_b.exe", path("c:\\a\\b.exe"));
        assertEquals("/Received/file", path(".."));
        assertEquals("/Received/file (2)", path("\u0000"));
        assertEquals("/Received/etc_passwd (2)", path("etc/passwd"));
    }

    @Test
    void beginsElsewhereOnlyWhileOffered() throws Exception {
        Transfer transfer = fixture.engine.send("f1", FILE, FileKind.DATA);
        refused(Reason.INVALID_POSITION, () -> transfer.seek(bytes.length));
        refused(Reason.INVALID_POSITION, () -> transfer.seek(-1));
        transfer.seek(200_000);
        transfer.control(FileControl.RESUME, Side.THEIRS);
        assertEquals(TransferState.RUNNING, transfer.info().state());
        refused(Reason.DENIED, () -> transfer.seek(1));
        ByteBuffer chunk = ByteBuffer.allocate(bytes.length);
        assertEquals(100_000, transfer.read(chunk, 200_000));
        assertEquals(-1, transfer.read(ByteBuffer.allocate(1), 300_000));
        assertEquals(List.of("offer"), said);
    }

    @Test
    void goesOnOnlyWhenEverySideThatPausedHasResumed() throws Exception {
        Transfer transfer = fixture.engine.send("f1", FILE, FileKind.DATA);
        transfer.control(FileControl.RESUME, Side.THEIRS);
        refused(Reason.NOT_PAUSED, () -> transfer.control(FileControl.RESUME, Side.THEIRS));
        transfer.control(FileControl.PAUSE, Side.THEIRS);
        refused(Reason.ALREADY_PAUSED, () -> transfer.control(FileControl.PAUSE, Side.THEIRS));
        refused(Reason.DENIED, () -> transfer.control(FileControl.RESUME, Side.OURS));
        transfer.control(FileControl.PAUSE, Side.OURS);
        transfer.control(FileControl.RESUME, Side.THEIRS);
        assertEquals(TransferState.PAUSED, transfer.info().state());
        transfer.control(FileControl.RESUME, Side.OURS);
        assertEquals(TransferState.RUNNING, transfer.info().state());
        assertEquals(List.of("offer", "PAUSE", "RESUME"), said);
    }

    @Test
    void forgetsTheTransfersOfAFriendThatGoesAndKeepsTheBytes() throws Exception {
        Transfer transfer = fixture.engine.receive(friend, "f1", offer("a.txt", bytes.length));
        transfer.control(FileControl.RESUME, Side.OURS);
        Fixture.pour(transfer, bytes, 100_000);
        fixture.engine.removeFriend(friend, Map.of(Friend.ID, "f1"));
        assertEquals(TransferState.INTERRUPTED, transfer.info().state());
        assertEquals(
                100_000,
                fixture.storage.files.get(FilePath.of("/Received/a.txt").partial()).length);
        refused(Reason.NOT_CONNECTED, () -> fixture.engine.send("f1", FILE, FileKind.DATA));
    }

    @Test
    void interruptsWhenTheFriendCannotBeTold() throws Exception {
        Friend deaf = new Deaf();
        fixture.engine.addFriend(deaf, Map.of(Friend.ID, "deaf"));
        assertThrows(IOException.class, () -> fixture.engine.send("deaf", FILE, FileKind.DATA));
        Transfer transfer = fixture.engine.receive(deaf, "deaf", offer("a.txt", 10));
        transfer.control(FileControl.RESUME, Side.OURS);
        assertEquals(TransferState.INTERRUPTED, transfer.info().state());
        assertFalse(fixture.engine.list().isEmpty());
    }

    private String path(String offered) throws IOException {
        return fixture.engine
                .receive(friend, "f1", offer(offered, 1))
                .info()
                .path()
                .toString();
    }

    private static FileOffer offer(String name, long size) {
        return new FileOffer(FileId.random(), FileKind.DATA, name, size);
    }

    private static void refused(Reason reason, org.junit.jupiter.api.function.Executable asked) {
        assertEquals(reason, assertThrows(TransferException.class, asked).reason());
    }

    private final class Talkative implements Friend {
        @Override
        public void offer(Transfer transfer) {
            said.add("offer");
        }

        @Override
        public void control(Transfer transfer, FileControl control) {
            said.add(control.name());
        }

        @Override
        public void seek(Transfer transfer, long position) {
            said.add("seek " + position);
        }
    }

    private static final class Deaf implements Friend {
        @Override
        public void offer(Transfer transfer) throws IOException {
            throw new IOException("line is dead");
        }

        @Override
        public void control(Transfer transfer, FileControl control) throws IOException {
            throw new IOException("line is dead");
        }

        @Override
        public void seek(Transfer transfer, long position) throws IOException {
            throw new IOException("line is dead");
        }
    }
}
