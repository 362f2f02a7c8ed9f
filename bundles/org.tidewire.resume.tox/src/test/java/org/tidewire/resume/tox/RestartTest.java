package org.tidewire.resume.tox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewire.storage.FilePath;
import org.tidewire.transfer.Direction;
import org.tidewire.transfer.FileId;
import org.tidewire.transfer.FileKind;
import org.tidewire.transfer.FileOffer;
import org.tidewire.transfer.Peer;
import org.tidewire.transfer.TransferInfo;
import org.tidewire.transfer.TransferState;

class RestartTest {
    @TempDir
    Path directory;

    private Desk desk;

    @BeforeEach
    void open() {
        desk = new Desk(directory);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void whatWasRememberedIsThereAfterARestart() throws IOException {
        TransferInfo received = Desk.receive(Desk.ANNA, "/Received/film.mp4", 1L << 40);
        TransferInfo sent = desk.send(Desk.ANNA, "/a/b.txt", 100);
        ToxResumePolicy policy = desk.restart();
        policy.remember(received);
        policy.remember(sent);
        for (int start = 0; start < 3; start++) {
            assertEquals(Optional.of(Desk.saved(received)), policy.recall(Desk.ANNA, received.id()));
            assertEquals(List.of(Desk.saved(sent)), policy.unfinished(Desk.ANNA));
            policy = desk.restart();
        }
        assertEquals(List.of(), desk.aside());
    }

    @Test
    void aNameFullOfTricksComesBackAsItWasAndChoosesNothing() throws IOException {
        String name = "../\\..\r\nid = 0\u0000\u202etxt\ud83d\ude00 \ud83d" + "\\u0041 = ";
        TransferInfo hostile = new TransferInfo(
                1,
                FileId.random(),
                Direction.INCOMING,
                new Peer("log=in\n", ""),
                FileKind.AVATAR,
                name,
                FilePath.of("/Received/ leading and trailing "),
                FileOffer.STREAMING,
                0,
                TransferState.OFFERED,
                0,
                "");
        desk.restart().remember(hostile);
        assertEquals(Optional.of(Desk.saved(hostile)), desk.restart().recall("log=in\n", hostile.id()));
        String file = desk.files().get(0);
        assertTrue(file.matches("incoming-[0-9a-f]{64}-[0-9a-f]{64}\\.resume"), file);
    }

    @Test
    void whatIsForgottenStaysForgotten() throws IOException {
        TransferInfo received = Desk.receive(Desk.ANNA, "/film.mp4", 10);
        TransferInfo sent = desk.send(Desk.ANNA, "/b.txt", 100);
        ToxResumePolicy policy = desk.restart();
        policy.remember(received);
        policy.remember(sent);
        policy.forget(received);
        policy.forget(received);
        policy = desk.restart();
        assertEquals(Optional.empty(), policy.recall(Desk.ANNA, received.id()));
        assertEquals(List.of(Desk.saved(sent)), policy.unfinished(Desk.ANNA));
        policy.forget(sent);
        policy.forget(sent);
        assertEquals(List.of(), desk.restart().unfinished(Desk.ANNA));
        assertEquals(List.of(), desk.files());
    }

    @Test
    void forgettingWhatNobodyKnowsIsHarmless() throws IOException {
        desk.restart().forget(Desk.receive(Desk.ANNA, "/film.mp4", 10));
        assertEquals(List.of(), desk.files());
    }

    @Test
    void rememberingTwiceWritesOnce() throws IOException {
        TransferInfo sent = desk.send(Desk.ANNA, "/b.txt", 100);
        ToxResumePolicy policy = desk.restart();
        policy.remember(sent);
        Object first = inode();
        policy.remember(Desk.saved(sent));
        assertEquals(first, inode());
        desk.restart().remember(sent);
        assertEquals(first, inode());
    }

    private Object inode() throws IOException {
        Path file = directory.resolve(desk.files().get(0));
        return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
    }

    @Test
    void anotherTargetReplacesTheOldOne() throws IOException {
        TransferInfo first = Desk.receive(Desk.ANNA, "/Received/film.mp4", 10);
        TransferInfo second = Desk.transfer(Desk.ANNA, Direction.INCOMING, first.id(), "/Films/film.mp4", 10);
        ToxResumePolicy policy = desk.restart();
        policy.remember(first);
        policy.remember(second);
        assertEquals(Optional.of(Desk.saved(second)), policy.recall(Desk.ANNA, first.id()));
        assertEquals(Optional.of(Desk.saved(second)), desk.restart().recall(Desk.ANNA, first.id()));
        assertEquals(1, desk.files().size());
    }

    @Test
    void anIdOfAnotherFriendIsNew() throws IOException {
        TransferInfo received = Desk.receive(Desk.ANNA, "/film.mp4", 10);
        ToxResumePolicy policy = desk.restart();
        policy.remember(received);
        assertEquals(Optional.empty(), policy.recall(Desk.BERT, received.id()));
        assertEquals(Optional.empty(), desk.restart().recall(Desk.BERT, received.id()));
    }

    @Test
    void aFriendCannotOfferBackWhatWeSend() throws IOException {
        TransferInfo sent = desk.send(Desk.ANNA, "/b.txt", 100);
        ToxResumePolicy policy = desk.restart();
        policy.remember(sent);
        assertEquals(Optional.empty(), policy.recall(Desk.ANNA, sent.id()));
    }

    @Test
    void bothDirectionsOfOneIdAreTwoRecords() throws IOException {
        TransferInfo sent = desk.send(Desk.ANNA, "/b.txt", 100);
        TransferInfo received = Desk.transfer(Desk.ANNA, Direction.INCOMING, sent.id(), "/Received/b.txt", 100);
        ToxResumePolicy policy = desk.restart();
        policy.remember(sent);
        policy.remember(received);
        policy.forget(sent);
        policy = desk.restart();
        assertEquals(List.of(), policy.unfinished(Desk.ANNA));
        assertEquals(Optional.of(Desk.saved(received)), policy.recall(Desk.ANNA, sent.id()));
    }

    @Test
    void theSavedSizeIsToldWhateverIsOfferedNow() throws IOException {
        TransferInfo received = Desk.receive(Desk.ANNA, "/film.mp4", 10);
        desk.restart().remember(received);
        long size =
                desk.restart().recall(Desk.ANNA, received.id()).orElseThrow().size();
        assertEquals(10, size);
    }

    @Test
    void sendsAreOfferedInTheirFirstOrderAcrossRestarts() throws IOException {
        List<TransferInfo> sent = new ArrayList<>();
        for (int number = 0; number < 60; number++) {
            if (number % 20 == 0) {
                desk.restart();
            }
            sent.add(desk.send(number % 3 == 0 ? Desk.BERT : Desk.ANNA, "/" + number, number));
            desk.restart().remember(sent.get(number));
        }
        long seed = new Random().nextLong();
        List<TransferInfo> again = new ArrayList<>(sent);
        Collections.shuffle(again, new Random(seed));
        ToxResumePolicy policy = desk.restart();
        for (TransferInfo transfer : again) {
            policy.remember(transfer);
        }
        for (String friend : List.of(Desk.ANNA, Desk.BERT)) {
            List<TransferInfo> expected = sent.stream()
                    .filter(transfer -> transfer.peer().name().equals(friend))
                    .map(Desk::saved)
                    .toList();
            assertEquals(expected, desk.restart().unfinished(friend), "seed " + seed);
        }
    }

    @Test
    void aThousandRandomIdsAreFoundAgain() throws IOException {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        ToxResumePolicy policy = desk.restart();
        List<TransferInfo> received = new ArrayList<>();
        for (int number = 0; number < 1000; number++) {
            byte[] id = new byte[32];
            random.nextBytes(id);
            FileId fileId = new FileId(HexFormat.of().formatHex(id));
            String friend = random.nextBoolean() ? Desk.ANNA : Desk.BERT;
            received.add(Desk.transfer(friend, Direction.INCOMING, fileId, "/f" + number, random.nextLong() >>> 1));
            policy.remember(received.get(number));
        }
        policy = desk.restart();
        for (TransferInfo transfer : received) {
            Optional<TransferInfo> found = policy.recall(transfer.peer().name(), transfer.id());
            assertEquals(Optional.of(Desk.saved(transfer)), found, "seed " + seed);
        }
        assertFalse(policy.recall(Desk.ANNA, FileId.random()).isPresent());
        assertEquals(1000, desk.files().size());
    }

    @Test
    void nothingOfAHostsBytesIsKept() throws IOException {
        ToxResumePolicy policy = desk.restart();
        policy.remember(Desk.transfer(Desk.ANNA, Direction.OUTGOING, FileId.random(), "/", 10));
        assertEquals(List.of(), policy.unfinished(Desk.ANNA));
        assertEquals(List.of(), desk.files());
    }
}
