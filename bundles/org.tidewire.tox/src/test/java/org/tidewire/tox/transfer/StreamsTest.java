package org.tidewire.tox.transfer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewire.tox.friend.FileControlKind;
import org.tidewire.tox.friend.FileControlPacket;
import org.tidewire.tox.friend.FileRequestPacket;
import org.tidewire.tox.friend.FileRole;
import org.tidewire.transfer.Direction;
import org.tidewire.transfer.FileControl;
import org.tidewire.transfer.FileKind;
import org.tidewire.transfer.FileOffer;
import org.tidewire.transfer.TransferState;
import org.tidewire.transfer.Transfers;

/** Streams, and files that turn out shorter than they were offered, between friend and engine. */
@Timeout(60)
class StreamsTest extends ExchangeFixture {
    private static final FileOffer STREAM = new FileOffer(ID, FileKind.DATA, "a", FileOffer.STREAMING);

    private void sends(FileOffer offer, long content, long from) throws Exception {
        transfer = new FakeTransfer(offer, Direction.OUTGOING);
        transfer.content(content);
        friend.offer(transfer);
        wire.await("offer 0 a");
        if (from > 0) {
            node.run(() -> files.received(new FileControlPacket(FileRole.RECEIVING, 0, FileControlKind.SEEK, from)));
            transfer.await("seek " + from);
        }
        control(FileRole.RECEIVING, FileControlKind.ACCEPT);
        transfer.await("RESUME THEIRS");
        changed();
    }

    private void tickUntil(String told) throws Exception {
        while (!transfer.told.contains(told)) {
            node.run(files::tick);
            Thread.onSpinWait();
        }
    }

    private static byte[] bytes(long from, long to) {
        byte[] expected = new byte[(int) (to - from)];
        for (int i = 0; i < expected.length; i++) {
            expected[i] = (byte) (from + i);
        }
        return expected;
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK, Outflow.PORTION, Outflow.PORTION + 5, 200_000})
    void aStreamWeSendEndsWithAShortPieceAndIsFinishedOnlyThen(long length) throws Exception {
        sends(STREAM, length, 0);
        tickUntil("finished");
        assertArrayEquals(bytes(0, length), wire.data.toByteArray());
        assertEquals(length / CHUNK + 1, wire.pieces(), "each stream ends with a piece that is short or empty");
        assertEquals(TransferState.COMPLETED, transfer.info().state());
    }

    @Test
    void aStreamIsFinishedOnlyWhenTheFriendHasAcknowledgedItsEnd() throws Exception {
        wire.acknowledges = false;
        sends(STREAM, 2L * CHUNK, 0);
        while (wire.pieces() < 3) {
            node.run(files::tick);
        }
        node.run(files::tick);
        assertFalse(transfer.told.contains("finished"));
        wire.acknowledges = true;
        tickUntil("finished");
    }

    @Test
    void aStreamGoesOnWhereTheFriendSeeks() throws Exception {
        sends(STREAM, 5_000, 1_000);
        tickUntil("finished");
        assertArrayEquals(bytes(1_000, 5_000), wire.data.toByteArray());
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 100, CHUNK, 4_999, Outflow.PORTION + 1})
    void aFileThatBecameShorterIsKilledAndNeverEndsWithAShortPiece(long content) throws Exception {
        sends(new FileOffer(ID, FileKind.DATA, "a", Outflow.PORTION * 2L), content, 0);
        for (boolean killed = false; !killed; killed = wire.said().contains("KILL SENDING 0")) {
            node.run(files::tick);
        }
        assertEquals(0, wire.data.size() % CHUNK);
        assertEquals(TransferState.FAILED, transfer.info().state());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 10, CHUNK})
    void aStreamThatArrivesIsStoredAndFinished(int rest) throws Exception {
        transfer = new FakeTransfer(STREAM, Direction.INCOMING);
        exchange.use(fake(Transfers.class, this::accepting));
        node.run(() -> files.received(
                new FileRequestPacket(0, 0, FileRequestPacket.UNKNOWN_SIZE, ID, ByteBuffer.wrap(new byte[] {'a'}))));
        wire.await("ACCEPT RECEIVING 0");
        node.run(() -> files.received(0, ByteBuffer.wrap(bytes(0, CHUNK))));
        node.run(() -> files.received(0, ByteBuffer.wrap(bytes(CHUNK, CHUNK + rest))));
        if (rest == CHUNK) {
            node.run(() -> files.received(0, ByteBuffer.allocate(0)));
        }
        transfer.await("finished");
        assertArrayEquals(bytes(0, CHUNK + rest), transfer.stored.toByteArray());
        assertFalse(wire.said().contains("KILL RECEIVING 0"), "it is over for both");
    }

    private FakeTransfer accepting() {
        transfer.become(TransferState.RUNNING);
        try {
            friend.control(transfer, FileControl.RESUME);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return transfer;
    }

    @Test
    void theOfferReachesTheEngineAsAStreamWithItsId() throws Exception {
        FileOffer[] offered = new FileOffer[1];
        exchange.use((Transfers) java.lang.reflect.Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Transfers.class}, (self, method, arguments) -> {
                    if (method.getName().equals("receive")) {
                        offered[0] = (FileOffer) arguments[2];
                        throw new IllegalArgumentException("not wanted");
                    }
                    return method.getReturnType() == boolean.class ? self == arguments[0] : null;
                }));
        for (long kind = 0; kind < 4; kind++) {
            long each = kind;
            int number = (int) kind;
            node.run(() -> files.received(
                    new FileRequestPacket(number, each, FileRequestPacket.UNKNOWN_SIZE, ID, ByteBuffer.allocate(0))));
            wire.await("KILL RECEIVING " + number);
            FileKind expected = kind == 1 ? FileKind.AVATAR : FileKind.DATA;
            assertEquals(new FileOffer(ID, expected, "", FileOffer.STREAMING), offered[0]);
        }
    }
}
