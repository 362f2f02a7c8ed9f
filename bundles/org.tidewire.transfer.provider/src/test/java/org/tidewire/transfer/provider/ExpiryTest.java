package org.tidewire.transfer.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tidewire.transfer.provider.Fixture.ANNA;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.Test;
import org.tidewire.storage.FilePath;
import org.tidewire.storage.FileType;
import org.tidewire.transfer.Direction;
import org.tidewire.transfer.FileId;
import org.tidewire.transfer.FileKind;
import org.tidewire.transfer.FileOffer;
import org.tidewire.transfer.TransferException;
import org.tidewire.transfer.TransferException.Reason;
import org.tidewire.transfer.TransferState;

class ExpiryTest {
    private static final FilePath FOLDER = FilePath.of("/folder");
    private static final FilePath OLD = FilePath.of("/folder/deep/old.bin");
    private static final FilePath TOP = FilePath.of("/top.bin");

    private final FakeTime clock = new FakeTime();
    private final HeapStorage storage = new HeapStorage();
    private final byte[] bytes = Fixture.random(2_000, 1);

    ExpiryTest() {
        storage.createFolder(FOLDER, FileType.UPLOADS);
        storage.createFolder(FOLDER.child("deep"), FileType.DIRECTORY);
    }

    @Test
    void removesAtFirstWhatIsOlderAndNothingElse() throws Exception {
        partial(OLD, 31);
        partial(TOP, 29);
        FilePath file = FilePath.of("/folder/whole.bin");
        storage.files.put(file, bytes);
        storage.modified.put(file, clock.instant().minus(Duration.ofDays(900)));
        try (Fixture fixture = fixture()) {
            Fixture.await("it is removed", () -> !storage.files.containsKey(OLD.partial()));
            Fixture.await("the sweep is over", () -> storage.listed.get() == 3 && storage.lists.get() == 0);
            assertTrue(storage.files.containsKey(TOP.partial()));
            assertTrue(storage.files.containsKey(file));
            assertEquals(0, storage.open);
            assertEquals(0, fixture.upload(ANNA, OLD, bytes).info().position());
        }
    }

    @Test
    void looksAgainEveryDay() throws Exception {
        partial(TOP, 29);
        try (Fixture fixture = fixture()) {
            Fixture.await("the first sweep is over", () -> storage.listed.get() == 3 && storage.lists.get() == 0);
            assertTrue(storage.files.containsKey(TOP.partial()));
            clock.pass(Duration.ofHours(25));
            Fixture.await("it is removed", () -> !storage.files.containsKey(TOP.partial()));
            assertEquals(List.of(), fixture.engine.list());
        }
    }

    @Test
    void looksAgainADayLaterThoughTheClockWasSetBackAYear() throws Exception {
        clock.set(Duration.ofDays(366));
        Expiry expiry = new Expiry(
                new Register(clock),
                storage,
                new Memory(clock.time(), Fixture.silentLogger()),
                clock.time(),
                Fixture.silentLogger());
        expiry.tick(Duration.ofDays(30));
        expiry.await(Duration.ofSeconds(10));
        clock.set(Duration.ZERO);
        expiry.tick(Duration.ofDays(30));
        expiry.await(Duration.ofSeconds(10));
        assertEquals(3, storage.listed.get(), "one sweep of three folders");
        clock.pass(Duration.ofHours(25));
        expiry.tick(Duration.ofDays(30));
        expiry.await(Duration.ofSeconds(10));
        assertEquals(6, storage.listed.get(), "two sweeps");
    }

    @Test
    void keepsAllForEverIfToldSo() throws Exception {
        partial(TOP, 9_000);
        try (Fixture fixture = fixture("partial.age", 0)) {
            clock.pass(Duration.ofDays(2));
            assertTrue(storage.files.containsKey(TOP.partial()));
            assertEquals(0, storage.listed.get());
            fixture.engine.modify(Fixture.typed("partial.age", 9_003));
            Fixture.await("a sweep is over", () -> storage.listed.get() == 3 && storage.lists.get() == 0);
            clock.pass(Duration.ofDays(2));
            Fixture.await("it is removed", () -> !storage.files.containsKey(TOP.partial()));
        }
    }

    @Test
    void leavesAnUploadThatWaitsOrRunsAlone() throws Exception {
        partial(TOP, 31);
        partial(OLD, 31);
        try (Fixture fixture = new Fixture(clock.time(), "partial.age", 0)) {
            fixture.storage.files.putAll(storage.files);
            fixture.storage.folders.putAll(storage.folders);
            fixture.storage.modified.putAll(storage.modified);
            fixture.upload(ANNA, TOP, bytes);
            fixture.engine.modify(Fixture.typed());
            Fixture.await("the other is removed", () -> !fixture.storage.files.containsKey(OLD.partial()));
            assertTrue(fixture.storage.files.containsKey(TOP.partial()));
        }
    }

    @Test
    void keepsUploadsAwayWhileItRemoves() throws Exception {
        partial(TOP, 31);
        storage.mayDiscard = new CountDownLatch(1);
        try (Fixture fixture = fixture()) {
            Fixture.await("it is being removed", () -> storage.discards);
            TransferException busy = assertThrows(TransferException.class, () -> fixture.upload(ANNA, TOP, bytes));
            assertEquals(Reason.BUSY, busy.reason());
            storage.mayDiscard.countDown();
            Fixture.await("it is removed", () -> storage.open == 0);
            Fixture.await("the name is free", () -> {
                try {
                    return fixture.upload(ANNA, TOP, bytes).info().position() == 0;
                } catch (TransferException e) {
                    return false;
                } catch (java.io.IOException e) {
                    throw new IllegalStateException(e);
                }
            });
        }
    }

    @Test
    void stopsWhenTheStorageLeaves() throws Exception {
        partial(TOP, 31);
        partial(OLD, 31);
        storage.mayDiscard = new CountDownLatch(1);
        try (Fixture fixture = fixture()) {
            Fixture.await("one is being removed", () -> storage.discards);
            Thread leaving = new Thread(() -> fixture.removeStorage(storage));
            leaving.start();
            Fixture.await("it waits for the call under way", () -> leaving.getState() == Thread.State.TIMED_WAITING);
            storage.mayDiscard.countDown();
            leaving.join(10_000);
            assertFalse(leaving.isAlive());
            long left =
                    storage.files.keySet().stream().filter(FilePath::isPartial).count();
            assertEquals(1, left, "the other one stays");
            assertEquals(0, storage.open);
            assertEquals(0, storage.lists.get());
        }
    }

    @Test
    void keepsWhatAFriendMayStillOfferAgain() throws Exception {
        FileOffer offer = new FileOffer(FileId.random(), FileKind.DATA, "old.bin", 5_000);
        partial(OLD, 31);
        partial(TOP, 31);
        storage.origins.put(OLD, Offered.of(offer, "f1").text());
        storage.origins.put(TOP, Offered.of(offer, "f2").text());
        FakePolicy policy = new FakePolicy(new CopyOnWriteArrayList<>());
        Subject subject = Subject.offered(1, Direction.INCOMING, "f1", offer, OLD);
        policy.remember(new Standing(subject, TransferState.QUEUED, 0, null).info());
        try (Fixture fixture = new Fixture(clock.time(), "partial.age", 0)) {
            fixture.engine.addPolicy(policy);
            fixture.removeStorage(fixture.storage);
            fixture.addStorage(storage);
            fixture.engine.modify(Fixture.typed());
            Fixture.await("the other is removed", () -> !storage.files.containsKey(TOP.partial()));
            Fixture.await("the sweep is over", () -> storage.listed.get() == 3 && storage.open == 0);
            assertTrue(storage.files.containsKey(OLD.partial()));
        }
    }

    @Test
    void leavesAPolicyADayToComeBeforeItRemovesWhatFriendsOffered() throws Exception {
        FileOffer offer = new FileOffer(FileId.random(), FileKind.DATA, "old.bin", 5_000);
        partial(OLD, 31);
        partial(TOP, 31);
        storage.origins.put(OLD, Offered.of(offer, "f1").text());
        try (Fixture fixture = fixture()) {
            Fixture.await("the other is removed", () -> !storage.files.containsKey(TOP.partial()));
            Fixture.await("the sweep is over", () -> storage.listed.get() == 3 && storage.open == 0);
            assertTrue(storage.files.containsKey(OLD.partial()));
            clock.pass(Duration.ofHours(25));
            Fixture.await("it is removed", () -> !storage.files.containsKey(OLD.partial()));
            assertEquals(List.of(), fixture.engine.list());
        }
    }

    @Test
    void saysOnceWhatCannotBeRemoved() throws Exception {
        partial(TOP, 31);
        partial(OLD, 31);
        storage.undying.add(TOP.partial());
        List<String> said = new CopyOnWriteArrayList<>();
        Expiry expiry = new Expiry(
                new Register(clock),
                storage,
                new Memory(clock.time(), Fixture.silentLogger()),
                clock.time(),
                Fixture.logger(said));
        for (int day = 0; day < 3; day++) {
            expiry.tick(Duration.ofDays(30));
            expiry.await(Duration.ofSeconds(10));
            clock.pass(Duration.ofDays(1));
        }
        assertEquals(9, storage.listed.get(), "three sweeps of three folders");
        assertFalse(storage.files.containsKey(OLD.partial()));
        assertEquals(
                1,
                Collections.frequency(said, "warn Partials cannot be removed at {}: {} /top.bin.WiredTransfer"),
                said.toString());
    }

    private void partial(FilePath target, int days) {
        storage.files.put(target.partial(), bytes);
        storage.modified.put(target.partial(), clock.instant().minus(Duration.ofDays(days)));
    }

    private Fixture fixture(Object... config) {
        Fixture fixture = new Fixture(clock.time(), config);
        fixture.removeStorage(fixture.storage);
        fixture.addStorage(storage);
        return fixture;
    }
}
