package org.tidewire.interop;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.tidewire.transfer.FileControl;
import org.tidewire.transfer.Side;
import org.tidewire.transfer.Transfer;
import org.tidewire.transfer.TransferState;

/** Offers that come once more, and disks that are full, with the real engine, policy and storage. */
class AccidentsTest extends LessonsFixture {
    @Test
    void aCompletedIdIsNotAcceptedByItselfAgain() throws Exception {
        client.received(ANN, offer, bytes, SIZE);
        Await.until("it is forgotten", () -> client.records().isEmpty());
        assertAsked(ANN, ann, offer);
        client.restart();
        ann = client.comes(ANN);
        assertAsked(ANN, ann, offer);
        assertArrayEquals(bytes, Files.readAllBytes(client.file("Received/a.bin")));
    }

    @Test
    void aCancelledIdIsNotAcceptedByItselfAgain() throws Exception {
        Transfer transfer = client.received(ANN, offer, bytes, 100_000);
        transfer.control(FileControl.CANCEL, Side.OURS);
        Await.until("it is forgotten", () -> client.records().isEmpty());
        assertAsked(ANN, ann, offer);
        client.restart();
        ann = client.comes(ANN);
        assertAsked(ANN, ann, offer);
        assertFalse(Files.exists(partial()));
    }

    @Test
    void aCompletePartialIsFinishedThoughItsFriendNeverOffersItAgain() throws Exception {
        client.received(ANN, offer, bytes, 100_000);
        client.close();
        Files.write(partial(), bytes); // the friend was told that all arrived
        client.restart();
        Await.until("it is forgotten", () -> client.records().isEmpty());
        assertArrayEquals(bytes, Files.readAllBytes(client.file("Received/a.bin")));
        assertFalse(Files.exists(partial()));
    }

    @Test
    void thePartialLiesApartUntilItIsCompleteAndIsNeverTruncatedByGoingOn() throws Exception {
        client.received(ANN, offer, bytes, 100_000);
        assertEquals(List.of("a.bin.WiredTransfer"), client.receivedNames());
        client.restart();
        ann = client.comes(ANN);
        Transfer again = client.offered(ANN, offer);
        assertEquals(100_000, Files.size(partial()));
        Client.state(again, TransferState.RUNNING);
        Client.pour(again, bytes, SIZE);
        assertEquals(List.of("a.bin"), client.receivedNames());
    }

    @Test
    void aFullDiskFailsWithItsReasonAndTheFileGoesOnWhenThereIsRoom() throws Exception {
        Transfer transfer = client.received(ANN, offer, bytes, 100_000);
        client.full = true;
        assertThrows(IOException.class, () -> Client.pour(transfer, bytes, SIZE));
        assertEquals(TransferState.FAILED, transfer.info().state());
        assertEquals("No space left on device", transfer.info().reason());
        assertEquals(100_000, Files.size(partial()));
        client.full = false;
        client.goes(ANN);
        ann = client.comes(ANN);
        assertGoesOn(100_000);
    }

    @Test
    void whatIsSentGoesOnWhereTheFriendAsks() throws Exception {
        source("b.bin");
        client.send(ANN, "b.bin");
        client.restart();
        ann = client.comes(ANN);
        Await.until("it is offered", () -> ann.offers.size() == 1);
        Transfer again = ann.offers.get(0);
        again.seek(250_000);
        again.control(FileControl.RESUME, Side.THEIRS);
        ByteBuffer rest = ByteBuffer.allocate(SIZE);
        while (again.read(rest, 250_000 + rest.position()) >= 0) {
            assertTrue(rest.position() <= 50_000);
        }
        assertArrayEquals(Arrays.copyOfRange(bytes, 250_000, SIZE), Arrays.copyOf(rest.array(), rest.position()));
        Await.until("it is forgotten", () -> client.records().isEmpty());
    }
}
