package org.tidewire.wired.client.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.ProtocolException;

import org.tidewire.fuzz.Input;
import org.tidewire.fuzz.Memory;
import org.tidewire.storage.FileEntry;
import org.tidewire.storage.FilePath;
import org.tidewire.wired.Fields;
import org.tidewire.wired.Message;
import org.tidewire.wired.client.RemoteFile;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** What a server tells of files: 402 and 410. */
class EntriesFuzzTest {
    /** What the fuzzer itself takes where a name is compared counts as ours: some 4 KiB for each of the names of a path. */
    private static final int HOOKS = FilePath.MAX_DEPTH * 128;

    @FuzzTest
    void aServerTellsOfFilesOrOfNothing(byte[] bytes) {
        Message reply = Message.parse(bytes, 0, bytes.length);
        Memory.bounded(bytes.length + HOOKS, () -> Entries.path(reply.field(0)));
        Entries.child(reply, FilePath.ROOT).ifPresent(entry -> {
            assertEquals(1, entry.path().names().size());
            isShowable(entry);
        });
        Entries.found(reply).ifPresent(entry -> {
            assertFalse(entry.path().isRoot());
            isShowable(entry);
        });
        Entries.path(reply.field(0)).ifPresent(path -> file(reply, path));
        String shown = Entries.shown(new Input(bytes).text());
        assertTrue(shown.length() <= 201 && shown.chars().noneMatch(Character::isISOControl), shown);
    }

    private static void file(Message reply, FilePath path) {
        assertTrue(Entries.isAbout(reply, path));
        try {
            RemoteFile file = Entries.file(reply, path);
            isShowable(file.entry());
        } catch (ProtocolException e) {
            assertFalse(e.getMessage().isEmpty());
        }
    }

    private static void isShowable(FileEntry entry) {
        assertTrue(entry.size() >= 0);
        Fields.date(entry.created());
        Fields.date(entry.modified());
    }
}
