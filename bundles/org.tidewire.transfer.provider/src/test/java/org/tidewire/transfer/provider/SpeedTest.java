package org.tidewire.transfer.provider;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tidewire.transfer.provider.Fixture.ANNA;
import static org.tidewire.transfer.provider.Fixture.BERT;
import static org.tidewire.transfer.provider.Fixture.FILE;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tidewire.account.AccountLimits;
import org.tidewire.storage.FilePath;
import org.tidewire.transfer.FileControl;
import org.tidewire.transfer.Side;
import org.tidewire.transfer.Transfer;
import org.tidewire.transfer.TransferState;

/** No time passes here unless a test says so: whatever waits for its pace waits for ever otherwise. */
@Timeout(60)
class SpeedTest {
    private final FakeTime clock = new FakeTime();
    private final byte[] bytes = Fixture.random(100_000, 8);
    private final AtomicReference<AccountLimits> limits = new AtomicReference<>(AccountLimits.NONE);

    @Test
    void readsAQuarterOfASecondsWorthAndThenWaits() throws Exception {
        try (Fixture fixture = fixture("download.speed", 8192)) {
            Transfer transfer = download(fixture);
            assertEquals(2048, transfer.read(ByteBuffer.allocate(70_000), 0));
            Waiting<Integer> second = new Waiting<>(() -> transfer.read(ByteBuffer.allocate(70_000), 2048));
            assertEquals(2048, transfer.info().position());
            clock.pass(Duration.ofMillis(251));
            assertEquals(2048, second.get());
        }
    }

    @Test
    void storesWhatArrivedBeforeItWaits() throws Exception {
        try (Fixture fixture = fixture("upload.speed", 10_000)) {
            Transfer transfer = fixture.claimed(fixture.upload(ANNA, FilePath.of("/up"), bytes));
            Waiting<Void> writer = new Waiting<>(() -> pour(transfer, 60_000));
            assertEquals(60_000, transfer.info().position());
            clock.pass(Duration.ofSeconds(7));
            writer.get();
            Fixture.pour(transfer, bytes, bytes.length);
            assertEquals(TransferState.COMPLETED, transfer.info().state(), "the last bytes need not wait");
            assertArrayEquals(bytes, fixture.storage.files.get(FilePath.of("/up")));
        }
    }

    @Test
    void letsAnAccountsTransfersShareItsSpeed() throws Exception {
        limits.set(new AccountLimits(4096, 0, 0, 0));
        try (Fixture fixture = fixture("client.downloads", 2)) {
            Transfer first = download(fixture);
            Transfer second = download(fixture);
            assertEquals(1024, first.read(ByteBuffer.allocate(70_000), 0));
            assertEquals(1024, second.read(ByteBuffer.allocate(70_000), 0));
            Waiting<Integer> again = new Waiting<>(() -> first.read(ByteBuffer.allocate(70_000), 1024));
            clock.pass(Duration.ofMillis(251));
            assertEquals(TransferState.RUNNING, first.info().state());
            again.requireWaiting();
            clock.pass(Duration.ofMillis(251));
            assertEquals(1024, again.get());
            Transfer other = fixture.claimed(fixture.engine.download(BERT, Fixture.UNLIMITED, FILE, 0));
            assertEquals(70_000, other.read(ByteBuffer.allocate(70_000), 0), "another account is free");
        }
    }

    @Test
    void followsTheAccountsSpeedWhileItRuns() throws Exception {
        try (Fixture fixture = fixture()) {
            Transfer transfer = download(fixture);
            assertEquals(1000, transfer.read(ByteBuffer.allocate(1000), 0));
            limits.set(new AccountLimits(2000, 0, 0, 0));
            int[] length = {Integer.MAX_VALUE};
            Fixture.await("it is limited", () -> length[0] <= 1024 || (length[0] = read(transfer)) <= 1024);
            int position = (int) transfer.info().position();
            Waiting<byte[]> reader = new Waiting<>(() -> drained(transfer));
            limits.set(AccountLimits.NONE);
            assertArrayEquals(Arrays.copyOfRange(bytes, position, bytes.length), reader.get());
        }
    }

    @Test
    void followsTheConfigurationWhileItRunsAndRefusesABadOne() throws Exception {
        try (Fixture fixture = fixture("download.speed", 1024)) {
            Transfer transfer = download(fixture);
            Waiting<byte[]> reader = new Waiting<>(() -> drained(transfer));
            IllegalArgumentException refused = assertThrows(
                    IllegalArgumentException.class,
                    () -> fixture.engine.modify(Fixture.typed("download.speed", 1023, "total.downloads", 50)));
            assertTrue(refused.getMessage().contains("download.speed"), refused.getMessage());
            reader.requireWaiting();
            fixture.engine.modify(Fixture.typed("download.speed", 0, "client.downloads", 2));
            assertArrayEquals(bytes, reader.get());
            assertEquals(TransferState.COMPLETED, transfer.info().state());
            download(fixture);
            assertEquals(TransferState.READY, ask(fixture).info().state(), "slots, too");
            assertEquals(TransferState.QUEUED, ask(fixture).info().state());
        }
    }

    @Test
    void aSpeedCountsForWhateverBeginsAfterItWasSet() throws Exception {
        try (Fixture fixture = fixture()) {
            fixture.engine.modify(Fixture.typed("download.speed", 8192)); // and no tick of the clock is waited for
            assertEquals(2048, download(fixture).read(ByteBuffer.allocate(70_000), 0));
        }
    }

    @Test
    void followsTheTimetable() throws Exception {
        try (Fixture fixture = fixture("timetable", new String[] {"mon 12:00-13:00 download=1024"})) {
            Transfer transfer = download(fixture);
            Waiting<byte[]> reader = new Waiting<>(() -> drained(transfer));
            clock.pass(Duration.ofHours(1));
            assertArrayEquals(bytes, reader.get());
        }
    }

    @Test
    void endsTheWaitWhenTheTransferEnds() throws Exception {
        try (Fixture fixture = fixture("download.speed", 1024, "upload.speed", 1024)) {
            Transfer cancelled = download(fixture);
            Waiting<byte[]> reader = new Waiting<>(() -> drained(cancelled));
            cancelled.control(FileControl.CANCEL, Side.OURS);
            assertThrows(ExecutionException.class, reader::get);
            assertEquals(TransferState.CANCELLED, cancelled.info().state());

            Transfer cut = fixture.claimed(fixture.upload(ANNA, FilePath.of("/up"), bytes));
            Waiting<Void> writer = new Waiting<>(() -> pour(cut, 60_000));
            cut.disconnected("cut");
            writer.get();
            assertEquals(60_000, fixture.storage.files.get(FilePath.of("/up").partial()).length);

            Transfer left = download(fixture);
            Waiting<byte[]> last = new Waiting<>(() -> drained(left));
            fixture.removeStorage(fixture.storage);
            assertEquals(TransferState.SUSPENDED, left.info().state());
            left.disconnected("cut");
            assertThrows(ExecutionException.class, last::get);
            assertEquals(0, fixture.storage.open);
        }
    }

    @Test
    void pausesAndGoesOnWhileItWaits() throws Exception {
        try (Fixture fixture = fixture("download.speed", 1024)) {
            Transfer transfer = download(fixture);
            Waiting<byte[]> reader = new Waiting<>(() -> drained(transfer));
            transfer.control(FileControl.PAUSE, Side.OURS);
            fixture.engine.modify(Fixture.typed());
            Fixture.await("it waits for its resumption", () -> reader.state() == Thread.State.WAITING);
            transfer.control(FileControl.RESUME, Side.OURS);
            assertArrayEquals(bytes, reader.get());
        }
    }

    private Fixture fixture(Object... config) {
        Fixture fixture = new Fixture(clock.time(), config);
        fixture.storage.files.put(FILE, bytes);
        return fixture;
    }

    private Transfer ask(Fixture fixture) throws IOException {
        return fixture.engine.download(ANNA, limits::get, FILE, 0);
    }

    private Transfer download(Fixture fixture) throws IOException {
        return fixture.claimed(ask(fixture));
    }

    private static int read(Transfer transfer) {
        try {
            return transfer.read(ByteBuffer.allocate(50_000), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Void pour(Transfer transfer, int end) throws IOException {
        Fixture.pour(transfer, bytes, end);
        return null;
    }

    private static byte[] drained(Transfer transfer) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        ByteBuffer chunk = ByteBuffer.allocate(70_000);
        long position = transfer.info().position();
        int length = transfer.read(chunk, position);
        while (length >= 0) {
            all.write(chunk.array(), 0, length);
            position += length;
            length = transfer.read(chunk.clear(), position);
        }
        return all.toByteArray();
    }

    /** Something that has come to wait for time to pass. */
    private static final class Waiting<T> {
        private final FutureTask<T> task;
        private final Thread thread;

        Waiting(Callable<T> work) throws InterruptedException {
            task = new FutureTask<>(work);
            thread = new Thread(task);
            thread.setDaemon(true);
            thread.start();
            requireWaiting();
        }

        void requireWaiting() throws InterruptedException {
            Fixture.await("it waits", () -> state() == Thread.State.TIMED_WAITING);
        }

        Thread.State state() {
            return thread.getState();
        }

        T get() throws Exception {
            return task.get(20, TimeUnit.SECONDS);
        }
    }
}
