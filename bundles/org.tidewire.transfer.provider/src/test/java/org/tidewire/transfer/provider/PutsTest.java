package org.tidewire.transfer.provider;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.tidewire.transfer.provider.Fixture.ANNA;
import static org.tidewire.transfer.provider.Fixture.BERT;
import static org.tidewire.transfer.provider.Fixture.FILE;
import static org.tidewire.transfer.provider.RestartFixture.BYTES;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tidewire.storage.FilePath;
import org.tidewire.transfer.FileControl;
import org.tidewire.transfer.FileId;
import org.tidewire.transfer.FileKind;
import org.tidewire.transfer.FileOffer;
import org.tidewire.transfer.Side;
import org.tidewire.transfer.Transfer;
import org.tidewire.transfer.TransferState;

/** The policy that remembers friends' files remembers what Wired clients upload, and never stops an upload. */
class PutsTest {
    private final RestartFixture all = new RestartFixture(Time.SYSTEM, "client.uploads", 9, "total.uploads", 9);

    @AfterEach
    void close() {
        all.close();
    }

    private Transfer put(int length) throws IOException {
        Transfer put = all.fixture.upload(ANNA, FILE, BYTES);
        all.fixture.claimed(put);
        Fixture.pour(put, BYTES, length);
        return put;
    }

    @Test
    void anUploadIsRememberedWhileItRunsAndForgottenWhenItIsComplete() throws Exception {
        Transfer put = put(1_000);
        all.quiet();
        assertEquals(List.of("anna INCOMING " + put.info().id().hex()), all.policy.ids());
        Fixture.pour(put, BYTES, BYTES.length);
        all.quiet();
        assertEquals(List.of(), all.policy.ids());
    }

    @Test
    void oneThatIsCutOffStaysRememberedAndGoesOnAsTheSame() throws Exception {
        Transfer cut = put(1_000);
        cut.disconnected("gone");
        all.quiet();
        assertEquals(1, all.policy.ids().size());
        all.restart();
        Transfer again = put(2_000);
        assertEquals(cut.info().id(), again.info().id());
        all.quiet();
        assertEquals(1, all.policy.ids().size());
        again.control(FileControl.CANCEL, Side.THEIRS);
        all.quiet();
        assertEquals(List.of(), all.policy.ids());
    }

    @Test
    void oneThatOnlyWaitsIsNotRemembered() throws Exception {
        all.fixture.upload(ANNA, FILE, BYTES);
        all.engine().addPolicy(all.policy);
        all.quiet();
        assertEquals(List.of(), all.policy.ids());
    }

    @Test
    void whoAndWhereAndWhatMakeTheId() {
        Origin put = new Origin(Fixture.sum(BYTES), 10, "anna");
        FileId id = Puts.id(put, FILE);
        assertEquals(id, Puts.id(new Origin(Fixture.sum(BYTES), 10, "anna"), FILE));
        assertNotEquals(id, Puts.id(new Origin(Fixture.sum(new byte[1]), 10, "anna"), FILE));
        assertNotEquals(id, Puts.id(new Origin(Fixture.sum(BYTES), 11, "anna"), FILE));
        assertNotEquals(id, Puts.id(new Origin(Fixture.sum(BYTES), 10, "bert"), FILE));
        assertNotEquals(id, Puts.id(put, FilePath.of("/other")));
        assertNotEquals(
                Puts.id(new Origin(Fixture.sum(BYTES), 10, "a/b"), FilePath.of("/c")),
                Puts.id(new Origin(Fixture.sum(BYTES), 10, "a"), FilePath.of("/b/c")));
    }

    @Test
    void aPolicyThatFailsOrIsMissingStopsNoUpload() throws Exception {
        all.policy.broken = true;
        Transfer put = put(1_000);
        all.quiet();
        Fixture.pour(put, BYTES, BYTES.length);
        all.engine().removePolicy(all.policy);
        Transfer other = all.fixture.upload(BERT, FilePath.of("/other"), BYTES);
        all.fixture.claimed(other);
        Fixture.pour(other, BYTES, BYTES.length);
        assertArrayEquals(BYTES, all.storage.files.get(FILE));
        assertArrayEquals(BYTES, all.storage.files.get(FilePath.of("/other")));
    }

    @Test
    void whatIsDoneWhileThePolicyIsAwayIsForgottenByTheNext() throws Exception {
        Transfer put = put(1_000);
        all.quiet();
        all.engine().removePolicy(all.policy);
        Fixture.pour(put, BYTES, BYTES.length);
        all.engine().addPolicy(all.policy);
        all.quiet();
        assertEquals(List.of(), all.policy.ids());
    }

    @Test
    void anotherPolicyIsToldOfUploadsThatRun() throws Exception {
        put(1_000);
        all.quiet();
        FakePolicy other = new FakePolicy(new ArrayList<>());
        all.engine().addPolicy(other);
        all.engine().removePolicy(all.policy);
        all.quiet();
        assertEquals(all.policy.ids(), other.ids());
        assertEquals(1, other.ids().size());
    }

    @Test
    void policiesThatAreSwappedUnderTransfersThatRunChangeNoByte() throws Exception {
        long seed = new Random().nextLong();
        Map<FilePath, byte[]> expected = new TreeMap<>();
        List<Callable<Void>> writers = new ArrayList<>();
        for (int number = 0; number < 4; number++) {
            byte[] bytes = Fixture.random(600_000, seed + number);
            boolean wired = number % 2 == 0;
            FilePath path = FilePath.of((wired ? "/put" : "/Received/offer") + number);
            expected.put(path, bytes);
            Transfer transfer = wired ? all.fixture.upload(ANNA, path, bytes) : accepted("offer" + number, bytes);
            writers.add(() -> {
                if (wired) {
                    all.fixture.claimed(transfer);
                }
                for (int end = 0; end <= bytes.length; end += 1_000) {
                    Fixture.pour(transfer, bytes, end);
                }
                return null;
            });
        }
        FakePolicy last = swapWhile(writers);
        all.quiet();
        assertEquals(List.of(), last.ids(), "seed " + seed);
        expected.forEach((path, bytes) -> assertArrayEquals(bytes, all.storage.files.get(path), "seed " + seed));
    }

    private Transfer accepted(String name, byte[] bytes) throws Exception {
        FileOffer offer = new FileOffer(FileId.random(), FileKind.DATA, name, bytes.length);
        Transfer transfer = all.engine().receive(all.friend, "f1", offer);
        transfer.control(FileControl.RESUME, Side.OURS);
        all.stateAtLast(transfer, TransferState.RUNNING);
        return transfer;
    }

    private FakePolicy swapWhile(List<Callable<Void>> writers) throws Exception {
        FakePolicy now = all.policy;
        ExecutorService threads = Executors.newFixedThreadPool(writers.size());
        try {
            List<Future<Void>> running = new ArrayList<>();
            for (Callable<Void> each : writers) {
                running.add(threads.submit(each));
            }
            for (int swap = 0; swap < 50 || !running.stream().allMatch(Future::isDone); swap++) {
                FakePolicy next = new FakePolicy(new ArrayList<>());
                if (swap % 3 == 0) {
                    all.engine().removePolicy(now);
                    all.engine().addPolicy(next);
                } else {
                    all.engine().addPolicy(next);
                    all.engine().removePolicy(now);
                }
                now = next;
            }
            for (Future<Void> each : running) {
                each.get();
            }
        } finally {
            threads.shutdownNow();
        }
        return now;
    }
}
