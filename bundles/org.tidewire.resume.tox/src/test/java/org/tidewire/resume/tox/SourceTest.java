package org.tidewire.resume.tox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewire.storage.StorageTree;
import org.tidewire.transfer.Checksum;
import org.tidewire.transfer.Direction;
import org.tidewire.transfer.FileId;
import org.tidewire.transfer.TransferInfo;

class SourceTest {
    @TempDir
    Path directory;

    private Desk desk;
    private TransferInfo first;
    private TransferInfo second;

    @BeforeEach
    void open() throws IOException {
        desk = new Desk(directory);
        first = desk.send(Desk.ANNA, "/first", 2_000_000);
        second = desk.send(Desk.ANNA, "/second", 7);
        ToxResumePolicy policy = desk.restart();
        policy.remember(first);
        policy.remember(second);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private void assertOnlyTheSecondIsLeft(String why) throws IOException {
        ToxResumePolicy policy = desk.restart();
        assertEquals(List.of(Desk.saved(second)), policy.unfinished(Desk.ANNA));
        assertEquals(1, desk.files().size());
        assertEquals(1, desk.logged(why), desk.log::toString);
        assertEquals(List.of(Desk.saved(second)), desk.restart().unfinished(Desk.ANNA));
        assertEquals(1, desk.logged(why), desk.log::toString);
    }

    @Test
    void aSourceWithAnotherTimeIsForgotten() throws IOException {
        desk.storage.put("/first", new byte[2_000_000], FakeStorage.NOON.plusNanos(1));
        assertOnlyTheSecondIsLeft("has changed");
    }

    @Test
    void aSourceWithAnotherSizeIsForgotten() throws IOException {
        desk.storage.put("/first", new byte[1_999_999], FakeStorage.NOON);
        assertOnlyTheSecondIsLeft("has changed");
    }

    @Test
    void aSourceWithOtherBytesUnderTheOldTimeIsForgotten() throws IOException {
        byte[] changed = new byte[2_000_000];
        changed[Checksum.COVERED - 1] = 1;
        desk.storage.put("/first", changed, FakeStorage.NOON);
        assertOnlyTheSecondIsLeft("has changed");
    }

    @Test
    void aSourceThatIsGoneIsForgotten() throws IOException {
        desk.storage.delete("/first");
        assertOnlyTheSecondIsLeft("is gone");
    }

    @Test
    void whileNoStorageIsThereNothingIsOfferedAndNothingForgotten() throws IOException {
        ToxResumePolicy policy = desk.restartWithoutStorage(30, 1000, 0);
        assertEquals(List.of(), policy.unfinished(Desk.ANNA));
        assertEquals(1, desk.logged("their storage is not there"));
        policy.addTree(desk.tree);
        assertEquals(2, policy.unfinished(Desk.ANNA).size());
    }

    @Test
    void aStorageThatDoesNotAnswerLosesNoRecord() throws IOException {
        desk.storage.fail();
        assertEquals(List.of(), desk.restart().unfinished(Desk.ANNA));
        assertEquals(2, desk.files().size());
    }

    @Test
    void anotherStorageOffersWhatIsTheSameAndForgetsNothing() throws IOException {
        ToxResumePolicy policy = desk.restart();
        FakeStorage other = new FakeStorage().put("/second", new byte[7], FakeStorage.NOON);
        StorageTree elsewhere = Desk.tree(other, "other");
        policy.addTree(elsewhere);
        policy.removeTree(desk.tree);
        assertEquals(List.of(Desk.saved(second)), policy.unfinished(Desk.ANNA));
        policy.addTree(desk.tree);
        policy.removeTree(elsewhere);
        assertEquals(List.of(Desk.saved(first), Desk.saved(second)), policy.unfinished(Desk.ANNA));
        policy.removeTree(desk.tree);
        assertEquals(List.of(), policy.unfinished(Desk.ANNA));
    }

    @Test
    void theFirstOffersStampStaysThoughItIsRememberedAgain() throws IOException {
        desk.storage.put("/first", new byte[2_000_000], FakeStorage.NOON.plusSeconds(1));
        ToxResumePolicy policy = desk.restart();
        policy.remember(first);
        assertEquals(List.of(Desk.saved(second)), policy.unfinished(Desk.ANNA));
    }

    @Test
    void aSendThatCannotBeLookedAtIsNotRemembered() throws IOException {
        ToxResumePolicy policy = desk.restart();
        TransferInfo missing = Desk.transfer(Desk.ANNA, Direction.OUTGOING, FileId.random(), "/missing", 7);
        assertThrows(IOException.class, () -> policy.remember(missing));
        TransferInfo longer = Desk.transfer(Desk.ANNA, Direction.OUTGOING, FileId.random(), "/second", 8);
        String message =
                assertThrows(IOException.class, () -> policy.remember(longer)).getMessage();
        assertTrue(message.contains("7 bytes now") && message.contains("8"), message);
        policy.removeTree(desk.tree);
        TransferInfo unseen = Desk.transfer(Desk.ANNA, Direction.OUTGOING, FileId.random(), "/second", 7);
        message = assertThrows(IOException.class, () -> policy.remember(unseen)).getMessage();
        assertTrue(message.contains("no storage"), message);
        assertEquals(2, desk.files().size());
    }
}
