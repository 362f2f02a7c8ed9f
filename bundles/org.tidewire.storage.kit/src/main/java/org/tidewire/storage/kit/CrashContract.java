package org.tidewire.storage.kit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.ByteBuffer;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.tidewire.storage.EditableStorage;
import org.tidewire.storage.FilePath;
import org.tidewire.storage.FileType;
import org.tidewire.storage.PartialFile;
import org.tidewire.storage.Storage;

/** What outlives the process. Skipped by backends that are not meant to. */
interface CrashContract extends Subject {
    /** The backend after the death of the process. */
    private Storage survivor() throws Exception {
        Optional<Storage> survivor = died();
        assumeTrue(survivor.isPresent(), "this backend does not outlive its process");
        return survivor.get();
    }

    @Test
    default void aPartialOutlivesTheProcessAsAPrefix() throws Exception {
        byte[] bytes = Data.random(1_000_000);
        PartialFile partial = storage().create(FILE, "someone");
        partial.append(ByteBuffer.wrap(bytes, 0, 900_000));
        partial.truncate(800_000);
        partial.append(ByteBuffer.wrap(bytes, 800_000, 200_000));
        Storage survivor = survivor();
        try (PartialFile again = Data.reopen(survivor, FILE)) {
            assertEquals("someone", again.origin());
            assertArrayEquals(Data.prefix(bytes, again.size()), Data.bytes(again), Data.SEEDED);
            int held = (int) again.size();
            again.append(ByteBuffer.wrap(bytes, held, bytes.length - held));
            again.commit();
        }
        Data.assertBytes(bytes, survivor, FILE);
    }

    @Test
    default void anEmptyPartialOutlivesTheProcessWithItsOrigin() throws Exception {
        PartialFile partial = storage().create(FILE, "someone");
        assertEquals(0, partial.size());
        try (PartialFile again = Data.reopen(survivor(), FILE)) {
            assertEquals(0, again.size());
            assertEquals("someone", again.origin());
        }
    }

    @Test
    default void filesAndFolderTypesOutliveTheProcess() throws Exception {
        for (FileType type : EnumSet.complementOf(EnumSet.of(FileType.FILE))) {
            storage().createFolder(FilePath.ROOT.child(type.name()), type);
        }
        Data.put(storage(), FILE, Data.random(90_000));
        FilePath whole = FilePath.of("/whole.bin");
        storage().store(whole, "someone", ByteBuffer.wrap(Data.random(4_096)));
        Storage survivor = survivor();
        for (FileType type : EnumSet.complementOf(EnumSet.of(FileType.FILE))) {
            assertEquals(type, survivor.stat(FilePath.ROOT.child(type.name())).type());
        }
        Data.assertBytes(Data.random(90_000), survivor, FILE);
        Data.assertBytes(Data.random(4_096), survivor, whole);
        assertEquals(
                List.of("DIRECTORY", "DROP_BOX", "file.bin", "UPLOADS", "whole.bin"),
                Data.names(survivor, FilePath.ROOT));
    }

    @Test
    default void whatWasDiscardedStaysAway() throws Exception {
        PartialFile partial = storage().create(FILE, "someone");
        partial.append(ByteBuffer.wrap(Data.random(100)));
        partial.discard();
        Storage survivor = survivor();
        assertEquals(Optional.empty(), survivor.reopen(FILE));
        Data.assertNothing(survivor);
    }

    @Test
    default void whatWasDeletedStaysAway() throws Exception {
        FilePath folder = FilePath.of("/folder");
        editable().createFolder(folder, FileType.UPLOADS);
        Data.put(storage(), folder.child("file"), Data.random(90));
        Data.leave(storage(), FILE, Data.random(90), "someone");
        editable().comment(FILE.partial(), "words");
        editable().delete(folder);
        editable().delete(FILE.partial());
        Storage survivor = survivor();
        Data.assertNothing(survivor);
        survivor.createFolder(folder, FileType.DIRECTORY);
        assertEquals(FileType.DIRECTORY, survivor.stat(folder).type());
        Data.put(survivor, FILE.partial(), Data.random(9));
        assertEquals("", Data.origin(survivor, FILE));
        assertEquals("", ((EditableStorage) survivor).comment(FILE.partial()));
    }

    @Test
    default void whatWasMovedIsThereWithAllThatIsKnownOfIt() throws Exception {
        FilePath folder = FilePath.of("/folder");
        editable().createFolder(folder, FileType.DIRECTORY);
        Data.leave(storage(), FILE, Data.random(90), "someone");
        editable().comment(FILE.partial(), "words");
        editable().changeType(folder, FileType.DROP_BOX);
        editable().move(FILE.partial(), folder.child("moved").partial());
        editable().move(folder, FilePath.of("/other"));
        Storage survivor = survivor();
        FilePath moved = FilePath.of("/other/moved");
        assertEquals(List.of("other"), Data.names(survivor, FilePath.ROOT));
        assertEquals(FileType.DROP_BOX, survivor.stat(moved.parent()).type());
        assertEquals("words", ((EditableStorage) survivor).comment(moved.partial()));
        try (PartialFile partial = Data.reopen(survivor, moved)) {
            assertEquals("someone", partial.origin());
            Data.assertBytes(Data.random(90), partial);
        }
    }

    @Test
    default void commentsOutliveTheProcess() throws Exception {
        Data.put(editable(), FILE, Data.random(9));
        editable().comment(FILE, "first");
        editable().comment(FILE, "l\u00e4ngst \ud83c\udf0a");
        assertEquals("l\u00e4ngst \ud83c\udf0a", ((EditableStorage) survivor()).comment(FILE));
    }
}
