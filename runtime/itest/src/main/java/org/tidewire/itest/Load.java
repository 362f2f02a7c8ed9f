package org.tidewire.itest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;

import org.opentest4j.AssertionFailedError;
import org.tidewire.storage.FilePath;
import org.tidewire.transfer.Checksum;
import org.tidewire.transfer.FileControl;
import org.tidewire.transfer.FileId;
import org.tidewire.transfer.Side;
import org.tidewire.transfer.Transfer;
import org.tidewire.transfer.TransferInfo;
import org.tidewire.transfer.TransferState;
import org.tidewire.transfer.Transfers;

/**
 * Four files half-way: one up and one down with a Wired client, one from a friend and one to him. However slow or fast the
 * machine is, none of them is through before a test says so: the friend's move when they are told to, and the client's
 * account is limited before they begin.
 */
final class Load implements AutoCloseable {
    private static final long SEED = 20261122;
    private static final int SIZE = 32 << 20;

    /** More than the megabyte that its checksum covers: nothing shorter is gone on with (Wired 4.2). */
    private static final long MIDDLE = Checksum.COVERED + (256 << 10);

    private static final int GIFT = 600_000;

    /** To the middle, in bytes a second. All of a file takes longer than {@link Await} waits for the middle. */
    private static final long SLOW = SIZE / (Await.DEADLINE.toSeconds() + 1);

    /** From there on: bytes flow, but a file would take a quarter of an hour. */
    private static final long TRICKLE = 32 << 10;

    final SteadyFriend friend = new SteadyFriend("e");
    final FileId id = FileId.random();
    private final Installation installation;
    private final List<Flow> flows;
    private final byte[] bytes;
    private Transfer in;
    private Transfer out;

    Load(Installation installation) throws Exception {
        this.installation = installation;
        installation.speed(SLOW); // which the engine asks for before it lets the first byte through
        flows = List.of(
                new Flow(installation, Flow.Way.UP, SEED, SIZE), new Flow(installation, Flow.Way.DOWN, SEED, SIZE));
        Path gift = RandomFile.make(installation.root(), SEED + 1, GIFT);
        bytes = Files.readAllBytes(gift);
        in = friend.gives(id, "gift.bin", bytes);
        out = friend.takes(FilePath.ROOT.child(gift.getFileName().toString()));
        SteadyFriend.pour(in, bytes, GIFT / 2);
        SteadyFriend.drain(out, bytes, 0, GIFT / 2);
        for (Flow flow : flows) {
            flow.start();
        }
        Await.until(
                MIDDLE + " bytes are through each way",
                () -> flowing() && arrived() > MIDDLE && flows.get(1).position() > MIDDLE);
        installation.speed(TRICKLE);
        assertTrue(flowing());
    }

    /** Tells that none is over; one that has failed says why. */
    private boolean flowing() throws Exception {
        for (Flow flow : flows) {
            if (flow.isOver()) {
                flow.end();
                throw new AssertionFailedError("through before its time, " + flow.offsets());
            }
        }
        return true;
    }

    /** Bytes of the upload that the server has; what the client has sent may lie anywhere between. */
    private static long arrived() throws Exception {
        return Container.service(Transfers.class).list().stream()
                .map(Transfer::info)
                .filter(info -> info.name().equals("up.bin") && info.state() == TransferState.RUNNING)
                .mapToLong(TransferInfo::position)
                .max()
                .orElse(0);
    }

    Transfer in() {
        return in;
    }

    Transfer out() {
        return out;
    }

    /** Bytes of the upload that are held. */
    long held() throws Exception {
        return flows.get(0).held();
    }

    void assertFriendRuns() {
        assertEquals(TransferState.RUNNING, in.info().state(), in.info()::toString);
        assertEquals(TransferState.RUNNING, out.info().state(), out.info()::toString);
    }

    /** The same transfers go on to their ends. */
    void assertFriendEnds() throws Exception {
        Await.until(
                "nothing is suspended",
                () -> in.info().state() != TransferState.SUSPENDED && out.info().state() != TransferState.SUSPENDED);
        assertFriendRuns();
        SteadyFriend.pour(in, bytes, GIFT);
        SteadyFriend.drain(out, bytes, GIFT / 2, GIFT);
        assertTaken();
    }

    /** Everything goes on under the same ids, at the bytes that are held, through other transfers. */
    void assertFriendResumes() throws Exception {
        assertEquals(TransferState.INTERRUPTED, in.info().state(), in.info()::toString);
        assertEquals(TransferState.INTERRUPTED, out.info().state(), out.info()::toString);
        in = friend.gives(id, "gift.bin", bytes);
        assertEquals(GIFT / 2, in.info().position(), "what arrived is held");
        SteadyFriend.pour(in, bytes, GIFT);
        out = friend.offer(out.info().id());
        out.seek(GIFT / 2);
        out.control(FileControl.RESUME, Side.THEIRS);
        SteadyFriend.drain(out, bytes, GIFT / 2, GIFT);
        assertTaken();
    }

    private void assertTaken() throws Exception {
        Await.until("the friend's file is whole", () -> in.info().state() == TransferState.COMPLETED);
        Path stored = installation.root().resolve(in.info().path().toString().substring(1));
        assertEquals(-1, Files.mismatch(stored, installation.root().resolve("seed-" + (SEED + 1) + ".bin")));
    }

    /** The Wired transfers go on to their ends, without having been interrupted. */
    void assertFlowsEnd() throws Exception {
        installation.speed(0);
        for (Flow flow : flows) {
            flow.end();
            assertEquals(List.of(0L), flow.offsets(), "the same connection");
            assertEquals(-1, flow.mismatch(), "seed " + SEED);
        }
    }

    /**
     * The Wired client goes on by itself, or is asked once more.
     *
     * @param held the bytes of the upload that are held at least
     */
    void assertFlowsResume(long held) throws Exception {
        installation.speed(0);
        installation.awaitListening();
        for (Flow flow : flows) {
            for (int tries = 0; tries < 3 && !isWhole(flow); tries++) {
                flow.start();
            }
            List<Long> offsets = flow.offsets();
            assertTrue(offsets.size() > 1, "interrupted, " + offsets);
            assertTrue(offsets.get(1) > 0, "resumed, " + offsets);
            assertEquals(-1, flow.mismatch(), "seed " + SEED);
        }
        List<Long> up = flows.get(0).offsets();
        assertTrue(up.get(up.size() - 1) >= held, held + " were held, begun at " + up);
    }

    private static boolean isWhole(Flow flow) throws Exception {
        try {
            flow.end();
            return true;
        } catch (ExecutionException e) {
            return false; // it met a moment without a server
        }
    }

    /** Nothing waits for the friend after this. */
    @Override
    public void close() throws Exception {
        friend.close();
        Container.service(Transfers.class).forget(friend.id());
    }
}
