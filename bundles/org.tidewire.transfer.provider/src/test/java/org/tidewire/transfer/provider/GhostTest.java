package org.tidewire.transfer.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.tidewire.transfer.provider.Fixture.ANNA;
import static org.tidewire.transfer.provider.Fixture.FILE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tidewire.storage.FilePath;
import org.tidewire.transfer.FileControl;
import org.tidewire.transfer.Peer;
import org.tidewire.transfer.Side;
import org.tidewire.transfer.Transfer;
import org.tidewire.transfer.TransferState;

class GhostTest {
    private static final FilePath OTHER = FilePath.of("/other.bin");

    private final FakeTime clock = new FakeTime();
    private final Fixture fixture = new Fixture(clock.time());

    @BeforeEach
    void store() {
        fixture.storage.files.put(FILE, new byte[10_000]);
        fixture.storage.files.put(OTHER, new byte[10_000]);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void aDownloadThatMovesNoByteGivesWayToTheSameOne() throws Exception {
        Transfer ghost = fixture.claimed(ask(ANNA, FILE));
        assertEquals(1000, ghost.read(ByteBuffer.allocate(1000), 0));
        ask(ANNA, FILE).disconnected("not yet"); // and it is seen how far the old one has come
        clock.pass(Duration.ofMillis(2999));
        Transfer early = ask(ANNA, FILE);
        assertEquals(TransferState.QUEUED, early.info().state());
        assertEquals(TransferState.RUNNING, ghost.info().state());
        early.disconnected("impatient");
        clock.pass(Duration.ofMillis(1));
        assertEquals(TransferState.READY, ask(ANNA, FILE).info().state());
        assertEquals(TransferState.INTERRUPTED, ghost.info().state());
        assertEquals("the same download began again", ghost.info().reason());
    }

    @Test
    void aKeyThatNobodyPresentsGivesWay() throws Exception {
        Transfer ghost = ask(ANNA, FILE);
        clock.pass(Duration.ofSeconds(3));
        assertEquals(TransferState.READY, ask(ANNA, FILE).info().state());
        assertEquals(TransferState.INTERRUPTED, ghost.info().state());
    }

    @Test
    void whoCameBackTooEarlyNeedNotAskAgain() throws Exception {
        Transfer ghost = fixture.claimed(ask(ANNA, FILE));
        Transfer other = ask(ANNA, OTHER);
        Transfer again = ask(ANNA, FILE);
        assertEquals(TransferState.QUEUED, again.info().state());
        clock.pass(Duration.ofSeconds(3));
        Fixture.await("the ghost has gone", () -> ghost.info().state() == TransferState.INTERRUPTED);
        assertEquals("the same download began again", ghost.info().reason());
        other.disconnected("it was its turn");
        Fixture.await("it has the slot", () -> again.info().state() == TransferState.READY);
    }

    @Test
    void nobodyGivesWayToAnotherFileOrAnotherPeer() throws Exception {
        Transfer still = fixture.claimed(ask(ANNA, FILE));
        Transfer first = ask(Fixture.BERT, OTHER);
        clock.pass(Duration.ofSeconds(5));
        Transfer second = ask(new Peer("cleo", "127.0.0.1"), OTHER);
        fixture.engine.modify(Fixture.typed("total.downloads", 1));
        Transfer other = ask(ANNA, OTHER);
        Transfer stranger = ask(new Peer(ANNA.name(), "127.0.0.2"), FILE);
        clock.pass(Duration.ofSeconds(26));
        Fixture.await("the clock ticks", () -> first.info().state().isFinal()); // its key has expired
        clock.pass(Duration.ofSeconds(5));
        Fixture.await("the clock ticks again", () -> second.info().state().isFinal());
        assertEquals(TransferState.RUNNING, still.info().state());
        assertEquals(TransferState.QUEUED, other.info().state());
        assertEquals(TransferState.QUEUED, stranger.info().state());
    }

    @Test
    void oneThatMovesOrIsAboutSomethingElseStays() throws Exception {
        Transfer running = fixture.claimed(ask(ANNA, FILE));
        clock.pass(Duration.ofSeconds(3));
        assertEquals(
                TransferState.READY,
                ask(new Peer(ANNA.name(), "127.0.0.2"), FILE).info().state());
        ask(ANNA, OTHER).disconnected("another file");
        assertEquals(TransferState.RUNNING, running.info().state());
        running.read(ByteBuffer.allocate(1), 0);
        assertEquals(TransferState.QUEUED, ask(ANNA, FILE).info().state());
        assertEquals(TransferState.RUNNING, running.info().state());
    }

    @Test
    void oneThatIsPausedOrJustClaimedStays() throws Exception {
        Transfer running = ask(ANNA, FILE);
        clock.pass(Duration.ofSeconds(3));
        fixture.claimed(running);
        ask(ANNA, FILE).disconnected("too early");
        running.control(FileControl.PAUSE, Side.OURS);
        clock.pass(Duration.ofSeconds(3));
        ask(ANNA, FILE).disconnected("it is paused");
        assertEquals(TransferState.PAUSED, running.info().state());
    }

    @Test
    void oneThatKeepsASlowPaceStays() throws Exception {
        fixture.engine.modify(Fixture.typed("download.speed", 1024));
        Fixture.await("the speed counts", this::limited);
        Transfer running = fixture.claimed(ask(ANNA, FILE));
        Thread reader = new Thread(() -> read(running));
        reader.setDaemon(true);
        reader.start();
        Fixture.await("it keeps its pace", () -> reader.getState() == Thread.State.TIMED_WAITING);
        ask(ANNA, FILE).disconnected("too early"); // and it is seen how far the old one has come
        clock.pass(Duration.ofMillis(3500));
        assertEquals(TransferState.QUEUED, ask(ANNA, FILE).info().state());
        assertEquals(TransferState.RUNNING, running.info().state());
    }

    private boolean limited() {
        try {
            Transfer probe = fixture.claimed(ask(ANNA, OTHER));
            int length = probe.read(ByteBuffer.allocate(10_000), 0);
            probe.disconnected("enough");
            clock.pass(Duration.ofMinutes(1)); // nobody owes anything now
            return length == 1024;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void read(Transfer transfer) {
        try {
            for (int position = 0; position < 10_000; position += 1024) {
                transfer.read(ByteBuffer.allocate(1024), position);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private Transfer ask(Peer peer, FilePath path) throws IOException {
        return fixture.engine.download(peer, Fixture.UNLIMITED, path, 0);
    }
}
