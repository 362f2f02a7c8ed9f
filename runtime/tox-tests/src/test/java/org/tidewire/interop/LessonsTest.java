package org.tidewire.interop;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.tidewire.transfer.FileControl;
import org.tidewire.transfer.FileId;
import org.tidewire.transfer.FileKind;
import org.tidewire.transfer.FileOffer;
import org.tidewire.transfer.Side;
import org.tidewire.transfer.Transfer;
import org.tidewire.transfer.TransferState;

/** What other Tox programs learnt the hard way about files that go on: the real engine, policy and storage obey it. */
class LessonsTest extends LessonsFixture {
    @Test
    void recordsAreFoundByKeyDirectionAndId() throws Exception {
        client.received(ANN, offer, bytes, 100_000);
        source("b.bin");
        client.send(ANN, "b.bin");
        client.restart();
        FakeFriend bob = client.comes(BOB);
        assertAsked(BOB, bob, offer); // another key
        ann = client.comes(ANN);
        Await.until("the send is offered", () -> ann.offers.size() == 1);
        FileId sent = ann.offers.get(0).info().id();
        assertAsked(ANN, ann, new FileOffer(sent, FileKind.DATA, "b.bin", SIZE)); // another direction
        assertAsked(ANN, ann, new FileOffer(FileId.random(), FileKind.DATA, "a.bin", SIZE)); // another id
        assertGoesOn(100_000);
    }

    @Test
    void thePositionIsWhatTheDiskHoldsAndTheRecordIsWrittenOnce() throws Exception {
        Transfer transfer = client.received(ANN, offer, bytes, 0);
        byte[] record = Files.readAllBytes(client.records().get(0));
        Client.pour(transfer, bytes, 200_000);
        assertArrayEquals(record, Files.readAllBytes(client.records().get(0)));
        client.restart();
        try (var partial = Files.newByteChannel(partial(), StandardOpenOption.WRITE)) {
            partial.truncate(123_457); // as a loss of power may leave it
        }
        ann = client.comes(ANN);
        assertGoesOn(123_457);
    }

    @Test
    void onlyTheSameSizeFromTheSameFriendGoesOn() throws Exception {
        client.received(ANN, offer, bytes, 100_000);
        client.restart();
        ann = client.comes(ANN);
        FakeFriend bob = client.comes(BOB);
        assertAsked(BOB, bob, offer);
        assertAsked(ANN, ann, new FileOffer(offer.id(), FileKind.DATA, "a.bin", SIZE * 1_000L));
        assertAsked(ANN, ann, new FileOffer(offer.id(), FileKind.DATA, "a.bin", SIZE - 1));
        assertEquals(100_000, Files.size(partial()), "what was held is untouched");
        assertGoesOn(100_000);
    }

    @Test
    void aCompletePartialIsFinishedHereAndTheOfferCancelled() throws Exception {
        client.received(ANN, offer, bytes, 100_000);
        client.close();
        Files.write(partial(), bytes); // all has arrived, and the program died before it could say so
        client.restart();
        ann = client.comes(ANN);
        client.offered(ANN, offer);
        Await.until("it is cancelled: " + ann.said, () -> ann.said.contains("CANCEL"));
        assertFalse(String.join(" ", ann.said).contains("seek"), "nobody may seek to the end");
        assertArrayEquals(bytes, Files.readAllBytes(client.file("Received/a.bin")));
        assertFalse(Files.exists(partial()));
        Await.until("it is forgotten", () -> client.records().isEmpty());
    }

    @Test
    void offersAreRepeatedEachTimeAndOnlyARefusalEndsThem() throws Exception {
        source("b.bin");
        FileId id = client.send(ANN, "b.bin").info().id();
        for (int run = 0; run < 3; run++) {
            client.goes(ANN);
            ann = client.comes(ANN);
            assertOffered(id);
            client.restart();
            ann = client.comes(ANN);
            assertOffered(id);
        }
        ann.offers.get(0).control(FileControl.CANCEL, Side.THEIRS);
        Await.until("it is forgotten", () -> client.unfinished(ANN).isEmpty());
        client.goes(ANN);
        assertEquals(List.of(), client.records());
    }

    @Test
    void everyFriendHasRoomForSoManyRecordsAndBytesOfItsOwn() throws Exception {
        FileOffer huge = new FileOffer(FileId.random(), FileKind.DATA, "huge.bin", 3L * SIZE + 1);
        client.received(ANN, offer, bytes, 1);
        assertRefused(huge); // together more bytes than a friend may leave unfinished
        client.received(ANN, new FileOffer(FileId.random(), FileKind.DATA, "c.bin", SIZE), bytes, 1);
        assertRefused(new FileOffer(FileId.random(), FileKind.DATA, "third.bin", 1));
        FakeFriend bob = client.comes(BOB);
        client.received(BOB, huge, bytes, 1);
        Await.until("another friend has room of its own", () -> bob.said.contains("RESUME"));
        assertEquals(3, client.records().size());
    }

    @Test
    void whatIsCancelledWhileTheFriendIsAwayDoesNotComeBack() throws Exception {
        source("b.bin");
        Transfer sent = client.send(ANN, "b.bin");
        Transfer received = client.received(ANN, offer, bytes, 100_000);
        client.goes(ANN);
        sent.control(FileControl.CANCEL, Side.OURS);
        received.control(FileControl.CANCEL, Side.OURS);
        Await.until("both are forgotten", () -> client.records().isEmpty());
        client.restart();
        ann = client.comes(ANN);
        assertAsked(ANN, ann, offer);
        assertEquals(List.of(), ann.offers);
    }

    @Test
    void aSourceThatHasChangedIsNotOfferedUnderItsOldId() throws Exception {
        Path changed = source("changed.bin");
        FileId old = client.send(ANN, "changed.bin").info().id();
        client.goes(ANN);
        bytes[7]++;
        Files.write(changed, bytes);
        ann = client.comes(ANN);
        Await.until("it is forgotten", () -> client.records().isEmpty());
        assertEquals(List.of(), ann.offers);
        client.restart();
        ann = client.comes(ANN);
        assertNotEquals(old, client.send(ANN, "changed.bin").info().id(), "it is a new file");
        assertEquals(1, ann.offers.size());
    }

    @Test
    void aSourceThatHasVanishedIsForgottenAndTheOthersAreOffered() throws Exception {
        Path vanished = source("vanished.bin");
        source("there.bin");
        client.send(ANN, "vanished.bin");
        FileId there = client.send(ANN, "there.bin").info().id();
        client.restart();
        Files.delete(vanished);
        ann = client.comes(ANN);
        assertOffered(there);
        assertEquals(1, client.records().size());
        client.goes(ANN);
        source("vanished.bin"); // another one of that name is not what was sent
        ann = client.comes(ANN);
        assertOffered(there);
    }

    @Test
    void anOfferedNameChoosesNoFolder() throws Exception {
        List<String> names = List.of("../../evil", "/etc/passwd", "C:\\boot.ini", "..", "", "a/b/c.bin");
        for (String name : names) {
            FileOffer hostile = new FileOffer(FileId.random(), FileKind.DATA, name, SIZE);
            Transfer transfer = client.offered(ANN, hostile);
            assertEquals("/Received", transfer.info().path().parent().toString(), name);
            assertEquals(name, transfer.info().name(), "it is shown as it was offered");
        }
        assertEquals(List.of(), client.receivedNames(), "what nobody has accepted has no file");
    }

    @Test
    void aShortBreakWithinOneRunGoesOnToo() throws Exception {
        client.received(ANN, offer, bytes, 100_000);
        for (int held = 100_000; held < SIZE; held += 50_000) {
            client.goes(ANN);
            ann = client.comes(ANN);
            Transfer again = client.offered(ANN, offer);
            Client.state(again, TransferState.RUNNING);
            assertToldToGoOn(held);
            Client.pour(again, bytes, held + 50_000);
        }
        assertArrayEquals(bytes, Files.readAllBytes(client.file("Received/a.bin")));
    }

    @Test
    void aFileIdIsNeverTakenForAHash() throws Exception {
        byte[] sum = MessageDigest.getInstance("SHA-256").digest(new byte[0]);
        FileId another = new FileId(HexFormat.of().formatHex(sum));
        client.received(ANN, new FileOffer(another, FileKind.DATA, "a.bin", SIZE), bytes, SIZE);
        assertArrayEquals(bytes, Files.readAllBytes(client.file("Received/a.bin")));
    }
}
