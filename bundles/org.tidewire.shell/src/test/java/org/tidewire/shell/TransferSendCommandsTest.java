package org.tidewire.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tidewire.storage.FilePath;
import org.tidewire.storage.FileType;

class TransferSendCommandsTest {
    private final TransferShell shell = new TransferShell();

    @BeforeEach
    void fill() {
        shell.storage.files.put(FilePath.of("/a.jpg"), new byte[1]);
        shell.storage.folders.put(FilePath.of("/holiday"), FileType.DIRECTORY);
    }

    @AfterEach
    void close() {
        shell.close();
    }

    @Test
    void offersAFileToAFriendByNameOrId() throws Exception {
        assertTrue(shell.show("transfer:send bob /a.jpg").contains("offered"));
        assertTrue(shell.show("transfer:send " + FakeFriends.KEY.toLowerCase(Locale.ROOT) + " /a.jpg")
                .contains("offered"));
        assertEquals(List.of(), shell.engine.folders);
    }

    @Test
    void saysWhatCannotBeSent() {
        shell.assertFails("there is no friend named eve: tox:list shows them", "transfer:send eve /a.jpg");
        shell.assertFails("no friend " + FakeFriends.OTHER_KEY + " is online", "transfer:send carol /a.jpg");
        shell.assertFails("a file name may not be ..", "transfer:send bob /../a.jpg");
        shell.assertFails("no such file or folder: /b.jpg", "transfer:send bob /b.jpg");
        shell.shelf.unbindStorage(shell.storage);
        shell.assertFails("there is no storage at the moment", "transfer:send bob /a.jpg");
    }

    @Test
    void aFolderIsSentAsItsFiles() throws Exception {
        String[] lines = shell.show("transfer:send bob /holiday").split("\n");
        assertEquals(List.of(FakeFriends.KEY + " /holiday"), shell.engine.folders);
        assertEquals(3, lines.length);
        assertTrue(lines[1].contains("/Uploads/file1.bin"), lines[1]);
    }

    @Test
    void aFolderOfHundredsIsSummedUpForPeopleAndWholeForScripts() throws Exception {
        shell.engine.files = 250;
        String[] lines = shell.show("transfer:send bob /holiday").split("\n");
        assertEquals(22, lines.length);
        assertEquals("... and 230 more: 250 files, 2.3 GiB in all, see transfer:queue", lines[21]);
        assertEquals(250, shell.run("(transfer:send bob /holiday) size"));
    }

    @Test
    void aFolderWithoutFilesIsNotSent() throws Exception {
        shell.engine.files = 0;
        assertEquals("there is no file in /holiday, so nothing is sent", shell.show("transfer:send bob /holiday"));
    }

    @Test
    void withoutANodeTheFriendIsAnId() throws Exception {
        shell.contacts.unbindFriends(shell.friends);
        shell.run("transfer:send anything /holiday");
        assertEquals(List.of("anything /holiday"), shell.engine.folders);
    }
}
