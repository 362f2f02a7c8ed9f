package org.tidewire.transfer.provider;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.tidewire.transfer.provider.RestartFixture.BYTES;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.tidewire.storage.FilePath;
import org.tidewire.storage.FileType;
import org.tidewire.storage.Storage;
import org.tidewire.transfer.FileControl;
import org.tidewire.transfer.FileKind;
import org.tidewire.transfer.FileOffer;
import org.tidewire.transfer.Friend;
import org.tidewire.transfer.Side;
import org.tidewire.transfer.Transfer;
import org.tidewire.transfer.TransferException;
import org.tidewire.transfer.TransferException.Reason;
import org.tidewire.transfer.TransferState;

/** Where somebody puts what a friend offers. */
class DestinationsTest {
    private static final FilePath FOLDER = FilePath.of("/Music");
    private static final FilePath CHOSEN = FilePath.of("/Music/b.txt");

    private final RestartFixture all = new RestartFixture();
    private final FileOffer offer = RestartFixture.offer();

    @BeforeEach
    void folder() {
        all.storage.folders.put(FOLDER, FileType.DIRECTORY);
    }

    @AfterEach
    void close() {
        all.close();
    }

    @Test
    void aNameIsTheFilesOwn() throws Exception {
        Transfer transfer = offered();
        transfer.target(CHOSEN);
        assertEquals(CHOSEN, transfer.info().path());
        assertEquals("a.txt", transfer.info().name());
        accept(transfer);
        assertEquals(CHOSEN, all.policy.recall("f1", offer.id()).orElseThrow().path());
        Fixture.pour(transfer, BYTES, BYTES.length);
        assertArrayEquals(BYTES, all.storage.files.get(CHOSEN));
        assertFalse(all.storage.files.containsKey(RestartFixture.A));
        assertEquals(0, all.storage.open);
    }

    @Test
    void afterARestartItGoesOnWhereItWasPut() throws Exception {
        Transfer transfer = offered();
        transfer.target(CHOSEN);
        accept(transfer);
        Fixture.pour(transfer, BYTES, 100_000);
        all.restart();
        all.comes();
        Transfer again = offered();
        assertEquals(CHOSEN, again.info().path());
        assertEquals(List.of("seek 100000", "RESUME"), all.said);
        refused(Reason.DENIED, () -> again.target(FOLDER));
        Fixture.pour(again, BYTES, BYTES.length);
        assertArrayEquals(BYTES, all.storage.files.get(CHOSEN));
    }

    @Test
    void intoAFolderItGoesUnderAFreeName() throws Exception {
        all.storage.files.put(FilePath.of("/Music/a.txt"), BYTES);
        Transfer transfer = offered();
        transfer.target(FOLDER);
        assertEquals(FilePath.of("/Music/a (2).txt"), transfer.info().path());
        transfer.target(FOLDER);
        assertEquals(FilePath.of("/Music/a (2).txt"), transfer.info().path(), "its own name is not taken from it");
        Transfer other = all.engine().receive(all.friend, "f1", RestartFixture.offer());
        other.target(FOLDER);
        assertEquals(FilePath.of("/Music/a (3).txt"), other.info().path());
        other.target(FilePath.ROOT);
        assertEquals(FilePath.of("/a.txt"), other.info().path());
    }

    @Test
    void theNameThatItHadIsFree() throws Exception {
        Transfer transfer = offered();
        transfer.target(CHOSEN);
        Transfer other = all.engine().receive(all.friend, "f1", RestartFixture.offer());
        assertEquals(RestartFixture.A, other.info().path());
        refused(Reason.BUSY, () -> other.target(CHOSEN));
        assertEquals(RestartFixture.A, other.info().path());
        transfer.control(FileControl.CANCEL, Side.OURS);
        other.target(CHOSEN);
        assertEquals(CHOSEN, other.info().path());
    }

    @Test
    void whatIsThereIsLeftAlone() throws Exception {
        all.storage.files.put(CHOSEN, new byte[1]);
        FilePath held = FilePath.of("/Music/c.txt");
        all.storage.files.put(held.partial(), new byte[1]);
        Transfer transfer = offered();
        refused(Reason.FILE_EXISTS, () -> transfer.target(CHOSEN));
        refused(Reason.FILE_EXISTS, () -> transfer.target(held.partial()));
        refused(Reason.BUSY, () -> transfer.target(held));
        refused(Reason.NAME_TOO_LONG, () -> transfer.target(FilePath.of("/Music/" + "a".repeat(242))));
        missing(() -> transfer.target(FilePath.of("/nowhere/a.txt")));
        missing(() -> transfer.target(FilePath.of("/Music/b.txt/a.txt")));
        missing(() -> transfer.target(FilePath.of("/Music/d.txt").partial()));
        assertEquals(RestartFixture.A, transfer.info().path());
        transfer.control(FileControl.CANCEL, Side.OURS);
        assertEquals(1, all.storage.files.get(held.partial()).length);
    }

    @Test
    void onlyAnOfferOfAFriendGoesElsewhere() throws Exception {
        Transfer accepted = offered();
        accept(accepted);
        refused(Reason.DENIED, () -> accepted.target(CHOSEN));
        accepted.control(FileControl.CANCEL, Side.OURS);
        refused(Reason.DENIED, () -> accepted.target(CHOSEN));
        all.storage.files.put(Fixture.FILE, BYTES);
        Transfer sent = all.engine().send("f1", Fixture.FILE, FileKind.DATA);
        refused(Reason.DENIED, () -> sent.target(CHOSEN));
        Transfer wired = all.fixture.upload(Fixture.ANNA, FilePath.of("/up.bin"), BYTES);
        refused(Reason.DENIED, () -> wired.target(CHOSEN));
        Transfer withoutStorage = all.engine().receive(all.friend, "f1", RestartFixture.offer());
        all.fixture.removeStorage(all.storage);
        refused(Reason.NO_STORAGE, () -> withoutStorage.target(CHOSEN));
    }

    @Test
    void whatIsAcceptedWhileStorageIsAskedStaysWhereItIs() throws Exception {
        Transfer transfer = offered();
        Storage asked = asked(CHOSEN, () -> transfer.control(FileControl.RESUME, Side.OURS));
        all.fixture.addStorage(asked);
        all.fixture.removeStorage(all.storage);
        refused(Reason.DENIED, () -> transfer.target(CHOSEN));
        all.stateAtLast(transfer, TransferState.RUNNING);
        assertEquals(RestartFixture.A, transfer.info().path());
        Transfer other = all.engine().receive(all.friend, "f1", RestartFixture.offer());
        all.fixture.addStorage(all.storage);
        all.fixture.removeStorage(asked);
        other.target(CHOSEN);
        assertEquals(CHOSEN, other.info().path(), "nobody has the name");
    }

    @Test
    void whatGoesOnIsNotMovedAwayFromItsPartial() throws Exception {
        all.received(offer, 100_000);
        all.restart();
        List<String> refusals = new ArrayList<>();
        NotingFriend meddling = new NotingFriend(all.said) {
            @Override
            public void seek(Transfer transfer, long position) {
                refused(Reason.DENIED, () -> transfer.target(CHOSEN));
                refusals.add(transfer.info().state().name());
            }
        };
        all.engine().addFriend(meddling, Map.of(Friend.ID, "f1"));
        Transfer again = all.engine().receive(meddling, "f1", offer);
        assertEquals(List.of("OFFERED"), refusals);
        Fixture.pour(again, BYTES, BYTES.length);
        assertArrayEquals(BYTES, all.storage.files.get(RestartFixture.A));
    }

    @Test
    void ofChoosingAndAcceptingAtOnceNothingIsLost() throws Exception {
        for (int round = 0; round < 50; round++) {
            FileOffer each = RestartFixture.offer(10);
            Transfer transfer = all.engine().receive(all.friend, "f1", each);
            FilePath before = transfer.info().path();
            FilePath chosen = FilePath.of("/Music/" + round);
            boolean[] done = new boolean[1];
            Thread chooser = new Thread(() -> done[0] = choose(transfer, chosen));
            chooser.start();
            transfer.control(FileControl.RESUME, Side.OURS);
            chooser.join();
            FilePath expected = done[0] ? chosen : before;
            all.stateAtLast(transfer, TransferState.RUNNING);
            assertEquals(expected, transfer.info().path(), "round " + round);
            assertEquals(
                    expected, all.policy.recall("f1", each.id()).orElseThrow().path());
            Fixture.pour(transfer, BYTES, 10);
            assertEquals(10, all.storage.files.get(expected).length);
            all.storage.files.remove(expected);
            Transfer next = all.engine().receive(all.friend, "f1", RestartFixture.offer(10));
            assertEquals(before, next.info().path(), "the name it does not need is free, round " + round);
            next.target(chosen); // and so is the other one
            next.control(FileControl.CANCEL, Side.OURS);
        }
    }

    private static boolean choose(Transfer transfer, FilePath chosen) {
        try {
            transfer.target(chosen);
            return true;
        } catch (TransferException e) {
            assertEquals(Reason.DENIED, e.reason());
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same storage, where something happens whenever it is asked for a path. */
    private Storage asked(FilePath path, Executable first) {
        return (Storage) Proxy.newProxyInstance(
                Storage.class.getClassLoader(), new Class<?>[] {Storage.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("type") && arguments[0].equals(path)) {
                        first.execute();
                    }
                    try {
                        return method.invoke(all.storage, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private Transfer offered() throws Exception {
        return all.engine().receive(all.friend, "f1", offer);
    }

    private void accept(Transfer transfer) throws Exception {
        transfer.control(FileControl.RESUME, Side.OURS);
        all.stateAtLast(transfer, TransferState.RUNNING);
    }

    private static void refused(Reason reason, Executable asked) {
        assertEquals(reason, assertThrows(TransferException.class, asked).reason());
    }

    private static void missing(Executable asked) {
        assertThrows(NoSuchFileException.class, asked);
    }
}
