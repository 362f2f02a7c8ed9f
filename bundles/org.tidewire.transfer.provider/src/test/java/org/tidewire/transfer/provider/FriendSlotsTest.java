package org.tidewire.transfer.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.tidewire.transfer.provider.Fixture.ANNA;
import static org.tidewire.transfer.provider.Fixture.FILE;
import static org.tidewire.transfer.provider.Fixture.UNLIMITED;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidewire.transfer.FileControl;
import org.tidewire.transfer.FileId;
import org.tidewire.transfer.FileKind;
import org.tidewire.transfer.FileOffer;
import org.tidewire.transfer.Friend;
import org.tidewire.transfer.Side;
import org.tidewire.transfer.Transfer;
import org.tidewire.transfer.TransferState;

/** How many files friends move at once: as many as Tox has numbers for, or one after the other. */
class FriendSlotsTest {
    private final NotingFriend friend = new NotingFriend(new ArrayList<>());

    @Test
    void twoFriendsMove256FilesEachWayAtOnceByDefault() throws Exception {
        try (Fixture fixture = fixture()) {
            List<Transfer> every = new ArrayList<>();
            for (int i = 0; i < Sends.MOST; i++) {
                for (String id : List.of("f1", "f2")) {
                    every.add(received(fixture, id));
                    every.add(sent(fixture, id));
                }
            }
            every.forEach(
                    each -> assertEquals(TransferState.RUNNING, each.info().state()));
        }
    }

    @Test
    void friendsAndWiredClientsDoNotTakeEachOthersSlots() throws Exception {
        try (Fixture fixture = fixture("total.downloads", 1, "total.uploads", 1, "friend.sends", 1)) {
            Transfer sent = sent(fixture, "f1");
            assertEquals(TransferState.RUNNING, sent.info().state());
            Transfer download = fixture.engine.download(ANNA, UNLIMITED, FILE, 0);
            assertEquals(TransferState.READY, download.info().state());
            Transfer second = fixture.engine.download(Fixture.BERT, UNLIMITED, FILE, 0);
            assertEquals(TransferState.QUEUED, second.info().state());
            assertEquals(TransferState.RUNNING, sent(fixture, "f2").info().state());
            sent.control(FileControl.CANCEL, Side.THEIRS);
            assertEquals(TransferState.QUEUED, second.info().state(), "a friend's slot is no Wired client's");
            download.disconnected("gone");
            assertEquals(TransferState.READY, second.info().state());
        }
    }

    @Test
    void withOneSlotFilesComeStrictlyInTheOrderInWhichTheyWereOffered() throws Exception {
        long seed = System.nanoTime();
        try (Fixture fixture = fixture("friend.receives", 1)) {
            List<Transfer> offered = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                offered.add(fixture.engine.receive(friend, "f1", offer()));
            }
            List<Transfer> accepting = new ArrayList<>(offered.subList(1, 50));
            Collections.shuffle(accepting, new Random(seed));
            offered.get(0).control(FileControl.RESUME, Side.OURS);
            for (Transfer each : accepting) {
                each.control(FileControl.RESUME, Side.OURS);
            }
            for (int i = 0; i < 50; i++) {
                assertEquals(1, running(fixture), "seed " + seed);
                assertEquals(TransferState.RUNNING, offered.get(i).info().state(), i + ", seed " + seed);
                offered.get(i).write(ByteBuffer.wrap(new byte[10]), 0);
                assertEquals(TransferState.COMPLETED, offered.get(i).info().state());
            }
        }
    }

    @Test
    void withOneSlotFilesGoOneAfterTheOther() throws Exception {
        try (Fixture fixture = fixture("friend.sends", 1)) {
            Transfer first = sent(fixture, "f1");
            Transfer third = fixture.engine.send("f1", FILE, FileKind.DATA);
            Transfer second = sent(fixture, "f1");
            third.control(FileControl.RESUME, Side.THEIRS);
            assertEquals(TransferState.QUEUED, second.info().state());
            assertEquals(1, third.info().queue(), "it was offered before");
            first.control(FileControl.CANCEL, Side.THEIRS);
            assertEquals(TransferState.RUNNING, third.info().state());
            assertEquals(TransferState.QUEUED, second.info().state());
        }
    }

    @Test
    void whoReadsWhatWaitsForItsSlotWaitsWithIt() throws Exception {
        try (Fixture fixture = fixture("friend.sends", 1)) {
            Transfer first = sent(fixture, "f1");
            Transfer second = sent(fixture, "f1");
            FutureTask<Integer> reading = reading(second);
            assertThrows(TimeoutException.class, () -> reading.get(50, TimeUnit.MILLISECONDS));
            first.control(FileControl.CANCEL, Side.THEIRS);
            assertEquals(10, reading.get());
        }
    }

    @Test
    void whatIsCancelledBeforeItsSlotIsReadByNobody() throws Exception {
        try (Fixture fixture = fixture("friend.sends", 1)) {
            sent(fixture, "f1");
            Transfer second = sent(fixture, "f1");
            FutureTask<Integer> reading = reading(second);
            second.control(FileControl.CANCEL, Side.OURS);
            Throwable end = assertThrows(ExecutionException.class, reading::get).getCause();
            assertEquals("the transfer is CANCELLED", end.getMessage());
        }
    }

    @Test
    void theKeyOfAWiredDownloadLetsNobodyReadWhoHasItNot() throws Exception {
        try (Fixture fixture = fixture("total.downloads", 1)) {
            Transfer first = fixture.engine.download(ANNA, UNLIMITED, FILE, 0);
            Transfer second = fixture.engine.download(Fixture.BERT, UNLIMITED, FILE, 0);
            FutureTask<Integer> reading = reading(second);
            first.disconnected("gone");
            Throwable end = assertThrows(ExecutionException.class, reading::get).getCause();
            assertEquals("the transfer is READY", end.getMessage());
        }
    }

    private static FutureTask<Integer> reading(Transfer transfer) {
        FutureTask<Integer> reading = new FutureTask<>(() -> transfer.read(ByteBuffer.allocate(20), 0));
        new Thread(reading, "reading").start();
        return reading;
    }

    @Test
    void aFriendWithManyFilesDoesNotKeepAnotherWaiting() throws Exception {
        try (Fixture fixture = fixture("friend.receives", 2)) {
            for (int i = 0; i < 100; i++) {
                received(fixture, "f1");
            }
            assertEquals(TransferState.RUNNING, received(fixture, "f2").info().state());
            assertEquals(3, running(fixture));
        }
    }

    @ParameterizedTest
    @CsvSource({"friend.sends, 0", "friend.sends, 257", "friend.receives, 0", "friend.receives, 257"})
    void aCountThatToxHasNoNumbersForIsRefused(String key, int value) {
        String said = assertThrows(IllegalArgumentException.class, () -> Limits.of(Fixture.typed(key, value)))
                .getMessage();
        assertEquals("org.tidewire.transfer: " + key + " is " + value + ", allowed are 1 to 256", said);
    }

    private Fixture fixture(Object... config) {
        Fixture fixture = new Fixture(config);
        fixture.storage.files.put(FILE, new byte[10]);
        fixture.engine.addFriend(friend, Map.of(Friend.ID, "f1"));
        fixture.engine.addFriend(new NotingFriend(new ArrayList<>()), Map.of(Friend.ID, "f2"));
        return fixture;
    }

    private static long running(Fixture fixture) {
        return fixture.engine.list().stream()
                .filter(each -> each.info().state() == TransferState.RUNNING)
                .count();
    }

    private Transfer received(Fixture fixture, String id) throws Exception {
        Transfer transfer = fixture.engine.receive(friend, id, offer());
        transfer.control(FileControl.RESUME, Side.OURS);
        return transfer;
    }

    private static Transfer sent(Fixture fixture, String id) throws Exception {
        Transfer transfer = fixture.engine.send(id, FILE, FileKind.DATA);
        transfer.control(FileControl.RESUME, Side.THEIRS);
        return transfer;
    }

    private static FileOffer offer() {
        return new FileOffer(FileId.random(), FileKind.DATA, "a.txt", 10);
    }
}
