package org.tidewire.tox.transfer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tidewire.tox.friend.FileControlKind;
import org.tidewire.tox.friend.FileRequestPacket;
import org.tidewire.tox.friend.FileRole;
import org.tidewire.transfer.Direction;
import org.tidewire.transfer.FileControl;
import org.tidewire.transfer.FileId;
import org.tidewire.transfer.FileKind;
import org.tidewire.transfer.FileOffer;
import org.tidewire.transfer.TransferState;
import org.tidewire.transfer.Transfers;

/** What the engine gets that a friend sends. */
@Timeout(60)
class ReceivingTest extends ExchangeFixture {
    private Transfers engine;

    /** The friend offers a file; when the engine takes it in, it does something at once. */
    private void offered(long size, Runnable atOnce) throws Exception {
        transfer = new FakeTransfer(new FileOffer(ID, FileKind.DATA, "a", size), Direction.INCOMING);
        engine = fake(Transfers.class, () -> {
            atOnce.run();
            return transfer;
        });
        exchange.use(engine);
        node.run(() -> files.received(new FileRequestPacket(0, 0, size, ID, ByteBuffer.wrap(new byte[] {'a'}))));
    }

    /** An engine that knows the file accepts it before it has even returned. */
    private void accepted(long size) throws Exception {
        offered(size, () -> {
            transfer.become(TransferState.RUNNING);
            try {
                friend.control(transfer, FileControl.RESUME);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        wire.await("ACCEPT RECEIVING 0");
    }

    private void piece(int length) throws Exception {
        node.run(() -> files.received(0, ByteBuffer.wrap(new byte[length])));
    }

    /** Who is refused forgets the file, and an engine may only be late, as when all of this starts. */
    @Test
    void withoutAnEngineAnOfferWaitsForOne() throws Exception {
        node.run(() -> files.received(new FileRequestPacket(3, 0, 10, ID, ByteBuffer.allocate(0))));
        CountDownLatch taken = new CountDownLatch(1);
        transfer = new FakeTransfer(new FileOffer(ID, FileKind.DATA, "a", 10), Direction.INCOMING);
        exchange.use(fake(Transfers.class, () -> {
            taken.countDown();
            return transfer;
        }));
        taken.await();
        assertEquals(List.of(), wire.said());
    }

    @Test
    void whileStorageFailsAnOfferWaits() throws Exception {
        CountDownLatch tries = new CountDownLatch(2);
        transfer = new FakeTransfer(new FileOffer(ID, FileKind.DATA, "a", 10), Direction.INCOMING);
        exchange.use((Transfers) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Transfers.class}, (self, method, arguments) -> {
                    tries.countDown();
                    if (tries.getCount() > 0) {
                        throw new IOException("no storage is there at the moment");
                    }
                    return transfer;
                }));
        node.run(() -> files.received(new FileRequestPacket(3, 0, 10, ID, ByteBuffer.allocate(0))));
        tries.await();
        assertEquals(List.of(), wire.said());
    }

    @Test
    void anOfferThatIsInterruptedBeforeAnybodyHasAnsweredItIsBroughtAgainAndEndsNothing() throws Exception {
        CountDownLatch tries = new CountDownLatch(2);
        offered(10, () -> {
            tries.countDown();
            transfer.become(tries.getCount() > 0 ? TransferState.INTERRUPTED : TransferState.OFFERED);
        });
        tries.await();
        assertEquals(List.of(), wire.said());
    }

    @Test
    void anOfferThatIsInterruptedTimeAndAgainWaitsTwiceAsLongEachTimeUpToAMinute() {
        assertEquals(2_000, ToxFriend.longer(1_000));
        assertEquals(60_000, ToxFriend.longer(32_000));
        assertEquals(60_000, ToxFriend.longer(60_000));
    }

    @Test
    void anEngineThatHangsOverOneOfferHoldsUpNoOtherFile() throws Exception {
        accepted(5000);
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        exchange.use(fake(Transfers.class, () -> {
            asked.countDown();
            hang(go);
            return transfer;
        }));
        node.run(() -> files.received(new FileRequestPacket(1, 0, 10, FileId.random(), ByteBuffer.allocate(0))));
        asked.await();
        control(FileRole.SENDING, FileControlKind.PAUSE);
        transfer.await("PAUSE THEIRS");
        go.countDown();
    }

    private static void hang(CountDownLatch go) {
        try {
            go.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void whatArrivesIsStoredInOrder() throws Exception {
        accepted(3000);
        byte[] bytes = new byte[3000];
        new Random(1).nextBytes(bytes);
        for (int at = 0; at < bytes.length; at += CHUNK) {
            ByteBuffer piece = ByteBuffer.wrap(bytes, at, Math.min(CHUNK, bytes.length - at));
            node.run(() -> files.received(0, piece.slice()));
        }
        transfer.awaitPosition(3000);
        assertArrayEquals(bytes, transfer.stored.toByteArray());
    }

    @Test
    void aFileThatEndsEarlyIsInterruptedOnceAllThatCameIsStored() throws Exception {
        accepted(5000);
        piece(CHUNK);
        piece(10);
        transfer.await("finished");
        assertEquals(1381, transfer.stored.size());
        assertEquals(TransferState.INTERRUPTED, transfer.info().state());
    }

    @Test
    void theFriendHearsOfTheLastPieceOnlyWhenAllIsStored() throws Exception {
        accepted(2 * CHUNK);
        transfer.hang(true);
        piece(CHUNK);
        assertFalse(wire.said().contains("hold"));
        piece(CHUNK);
        wire.await("hold");
        node.run(() -> {});
        assertFalse(wire.said().contains("release"));
        transfer.hang(false);
        wire.await("release");
        assertEquals(2 * CHUNK, transfer.stored.size());
        assertEquals(TransferState.COMPLETED, transfer.info().state());
    }

    @ParameterizedTest
    @EnumSource(
            value = TransferState.class,
            names = {"FAILED", "CANCELLED", "INTERRUPTED"})
    void theFriendHearsOfTheLastPieceWhenStoringItCameToNothing(TransferState end) throws Exception {
        accepted(CHUNK);
        transfer.hang(true);
        piece(CHUNK);
        wire.await("hold");
        transfer.become(end);
        changed();
        wire.await("release");
    }

    @Test
    void pausesAndKillsOfTheFriendAreTheirs() throws Exception {
        accepted(5000);
        control(FileRole.SENDING, FileControlKind.PAUSE);
        transfer.await("PAUSE THEIRS");
        control(FileRole.SENDING, FileControlKind.ACCEPT);
        transfer.await("RESUME THEIRS");
        control(FileRole.SENDING, FileControlKind.KILL);
        transfer.await("CANCEL THEIRS");
    }

    @Test
    void aPauseOfTheSenderEndsWithTheFile() throws Exception {
        accepted(CHUNK);
        control(FileRole.SENDING, FileControlKind.PAUSE);
        transfer.await("PAUSE THEIRS");
        piece(CHUNK);
        transfer.await("RESUME THEIRS");
    }

    @Test
    void whoSendsFasterThanStorageTakesItIsPausedAndThenGoesOn() throws Exception {
        accepted(1L << 40);
        transfer.hang(true);
        long sent = 0;
        while (sent <= Backlog.HIGH + CHUNK) {
            piece(CHUNK);
            sent += CHUNK;
        }
        wire.await("PAUSE RECEIVING 0");
        transfer.hang(false);
        wire.await("ACCEPT RECEIVING 0", 2);
        transfer.awaitPosition(sent);
    }

    @Test
    void whoDoesNotPauseIsStopped() throws Exception {
        accepted(1L << 40);
        transfer.hang(true);
        node.run(() -> {
            for (long sent = 0; sent <= Backlog.MOST; sent += CHUNK) {
                files.received(0, ByteBuffer.wrap(new byte[CHUNK]));
            }
        });
        wire.await("KILL RECEIVING 0");
        transfer.await("the friend sends more than storage keeps up with");
    }

    @Test
    void whoGoesLeavesTheTransferInterrupted() throws Exception {
        accepted(5000);
        node.run(files::end);
        transfer.await("the friend went offline");
    }

    @Test
    void anEngineThatLeavesEndsTheLinkAndKillsNoFile() throws Exception {
        accepted(5000);
        piece(CHUNK);
        transfer.awaitPosition(CHUNK); // so that the exchange knows it
        exchange.leave(engine);
        wire.await("killed");
        transfer.await("the transfer engine is gone");
        assertFalse(wire.said().contains("KILL RECEIVING 0"), "the friend would forget the file");
    }

    @Test
    void anEmptyFileThatTheEngineHasMadeIsAccepted() throws Exception {
        offered(0, () -> transfer.become(TransferState.COMPLETED));
        wire.await("ACCEPT RECEIVING 0");
        piece(0);
        wire.await("release");
    }

    @Test
    void aFileThatTheEngineHasAlreadyIsKilled() throws Exception {
        offered(10, () -> transfer.become(TransferState.COMPLETED));
        wire.await("KILL RECEIVING 0");
    }
}
