package org.tidewire.transfer.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tidewire.storage.FilePath;
import org.tidewire.storage.FileType;
import org.tidewire.transfer.FileId;
import org.tidewire.transfer.Transfer;
import org.tidewire.transfer.TransferException;
import org.tidewire.transfer.TransferException.Reason;

/** A folder is sent as its files, all of them or none. */
class FolderTest {
    private static final FilePath HOLIDAY = FilePath.of("/pictures/holiday");
    private static final List<String> NAMES = List.of(
            "holiday/a.txt", "holiday/B/1.jpg", "holiday/B/deep/er/2.jpg", "holiday/c.txt", "holiday/d 1/\u00fc.jpg");

    private final RestartFixture all = new RestartFixture();

    @BeforeEach
    void store() {
        folder("/pictures");
        folder("/pictures/holiday");
        folder("/pictures/holiday/B");
        folder("/pictures/holiday/B/deep");
        folder("/pictures/holiday/B/deep/er");
        folder("/pictures/holiday/d 1");
        folder("/pictures/holiday/empty");
        for (String name : NAMES) {
            put("/pictures/" + name);
        }
        all.storage.files.put(FilePath.of("/pictures/holiday/half.txt").partial(), new byte[3]);
        put("/pictures/other.txt");
    }

    private void folder(String path) {
        all.storage.folders.put(FilePath.of(path), FileType.DIRECTORY);
    }

    private void put(String path) {
        all.storage.files.put(FilePath.of(path), new byte[path.length()]);
    }

    @AfterEach
    void close() {
        all.close();
    }

    @Test
    void itsFilesAreSentInTheOrderOfTheirNamesUnderTheirRelativeNames() throws Exception {
        List<Transfer> sent = all.engine().sendFolder("f1", HOLIDAY);
        all.quiet();
        assertEquals(NAMES, names(sent));
        assertEquals(ids(sent), all.friend.offered);
        assertEquals(
                FilePath.of("/pictures/holiday/B/1.jpg"), sent.get(1).info().path());
    }

    @Test
    void allAreRememberedBeforeTheFriendHearsOfTheFirst() throws Exception {
        all.engine().sendFolder("f1", HOLIDAY);
        all.quiet();
        assertEquals("remember " + NAMES.get(4), all.said.get(4));
        assertEquals("offer " + NAMES.get(0), all.said.get(5));
    }

    @Test
    void itOutlivesARestartAsAWhole() throws Exception {
        all.goes();
        List<FileId> sent = ids(all.engine().sendFolder("f1", HOLIDAY));
        all.restart();
        assertEquals(sent, all.waiting());
        all.comes();
        all.quiet();
        assertEquals(sent, all.friend.offered);
    }

    @Test
    void ifOneCannotBeRememberedNoneIsAndNobodyHearsOfAny() throws Exception {
        all.policy.room = 3;
        IOException refused = assertThrows(IOException.class, () -> all.engine().sendFolder("f1", HOLIDAY));
        assertTrue(refused.getMessage().contains("nothing is offered"), refused.getMessage());
        all.quiet();
        assertEquals(List.of(), all.policy.ids());
        assertEquals(List.of(), all.friend.offered);
        assertEquals(List.of(), all.engine().list());
        all.restart();
        assertEquals(List.of(), all.waiting());
    }

    @Test
    void aNameThatIsTooLongIsRefusedBeforeAnythingIsRemembered() throws Exception {
        folder("/pictures/holiday/" + "\u00e4".repeat(100));
        put("/pictures/holiday/" + "\u00e4".repeat(100) + "/" + "\u00e4".repeat(23));
        assertEquals(6, all.engine().sendFolder("f1", HOLIDAY).size(), "255 bytes");
        all.quiet();
        all.said.clear();
        put("/pictures/holiday/" + "\u00e4".repeat(100) + "/" + "\u00e4".repeat(23) + "z");
        TransferException refused =
                assertThrows(TransferException.class, () -> all.engine().sendFolder("f1", HOLIDAY));
        assertEquals(Reason.NAME_TOO_LONG, refused.reason());
        assertTrue(refused.getMessage().contains("256 bytes"), refused.getMessage());
        assertEquals(List.of(), all.said);
    }

    @Test
    void aFolderWithoutFilesIsNothingAndAFileIsNoFolder() throws Exception {
        assertEquals(List.of(), all.engine().sendFolder("f1", FilePath.of("/pictures/holiday/empty")));
        assertThrows(NoSuchFileException.class, () -> all.engine().sendFolder("f1", FilePath.of("/nowhere")));
        assertThrows(
                NoSuchFileException.class, () -> all.engine().sendFolder("f1", FilePath.of("/pictures/other.txt")));
    }

    @Test
    void withoutAPolicyItIsSentToAFriendThatIsThereIfItCanTakeAll() throws Exception {
        all.engine().removePolicy(all.policy);
        assertEquals(ids(all.engine().sendFolder("f1", HOLIDAY)), all.friend.offered);
        for (int number = 0; number < Sends.MOST - 9; number++) {
            put("/pictures/holiday/more " + number);
        }
        TransferException refused =
                assertThrows(TransferException.class, () -> all.engine().sendFolder("f1", HOLIDAY));
        assertEquals(Reason.TOO_MANY, refused.reason());
        assertEquals(5, all.friend.offered.size());
        all.goes();
        assertThrows(TransferException.class, () -> all.engine().sendFolder("f1", HOLIDAY));
    }

    @Test
    void aFriendThatComesMeanwhileHearsOfNothingHalf() throws Exception {
        all.goes();
        all.policy.remembering = name -> {
            if (name.equals(NAMES.get(3))) {
                all.policy.remembering = other -> {}; // once
                all.comes();
                try {
                    all.quiet();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                assertEquals(List.of(), all.friend.offered);
            }
        };
        List<FileId> sent = ids(all.engine().sendFolder("f1", HOLIDAY));
        all.quiet();
        assertEquals(sent, all.friend.offered);
        assertEquals(sent, all.waiting());
    }

    private static List<String> names(List<Transfer> sent) {
        return sent.stream().map(each -> each.info().name()).toList();
    }

    private static List<FileId> ids(List<Transfer> sent) {
        return sent.stream().map(each -> each.info().id()).toList();
    }
}
