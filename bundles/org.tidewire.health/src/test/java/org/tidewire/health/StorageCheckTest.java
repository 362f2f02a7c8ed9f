package org.tidewire.health;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

import org.apache.felix.hc.api.Result.Status;
import org.junit.jupiter.api.Test;
import org.tidewire.storage.FileEntry;
import org.tidewire.storage.FilePath;
import org.tidewire.storage.FileType;
import org.tidewire.transfer.TransferException;
import org.tidewire.transfer.TransferException.Reason;

class StorageCheckTest {
    private final StorageCheck check = new StorageCheck();

    @Test
    void aRootThatListsIsWellAndTheListIsClosed() {
        AtomicBoolean closed = new AtomicBoolean();
        check.tree = Doubles.tree(method -> Stream.empty().onClose(() -> closed.set(true)));
        Doubles.assertSays(Status.OK, "'disk' is empty", check.execute());
        assertTrue(closed.get());
    }

    @Test
    void onlyTheFirstEntryIsLookedAt() {
        FileEntry entry =
                new FileEntry(FilePath.of("/inside/a"), FileType.FILE, 1, Instant.EPOCH, Instant.EPOCH, false);
        check.tree = Doubles.tree(method -> Stream.iterate(entry, same -> {
            throw new AssertionError("asked for more");
        }));
        Doubles.assertSays(Status.OK, "'disk' can be listed", check.execute());
    }

    @Test
    void withoutAnEngineNothingCanBegin() {
        Doubles.assertSays(Status.CRITICAL, "no engine", check.execute());
    }

    @Test
    void withoutARootStorageNothingCanBegin() {
        check.tree = path -> {
            throw new TransferException(Reason.NO_STORAGE, "no storage is there");
        };
        Doubles.assertSays(Status.CRITICAL, "no storage is there", check.execute());
    }

    @Test
    void aRootThatCannotBeListedIsCritical() {
        check.tree = Doubles.tree(method -> {
            throw new IOException("stale handle");
        });
        Doubles.assertSays(Status.CRITICAL, "stale handle", check.execute());
    }

    @Test
    void aListThatBreaksOffIsCritical() {
        check.tree = Doubles.tree(method -> Stream.generate(() -> {
            throw new UncheckedIOException(new IOException("bad block"));
        }));
        Doubles.assertSays(Status.CRITICAL, "bad block", check.execute());
    }
}
