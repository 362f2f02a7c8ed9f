package org.tidewire.storage.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.tidewire.storage.Content;
import org.tidewire.storage.FilePath;
import org.tidewire.storage.FileType;
import org.tidewire.storage.PartialFile;

/** What {@code move} does. Skipped by backends that cannot be edited. */
interface MoveContract extends Subject {
    /** A folder that tests move things to. */
    FilePath FOLDER = FilePath.of("/folder");

    @Test
    default void aFileMovesWithItsBytes() throws IOException {
        editable().createFolder(FOLDER, FileType.DIRECTORY);
        Data.put(storage(), FILE, Data.random(70_000));
        editable().move(FILE, FOLDER.child("moved"));
        assertEquals(List.of("folder"), Data.names(storage(), FilePath.ROOT));
        Data.assertBytes(Data.random(70_000), storage(), FOLDER.child("moved"));
        editable().move(FOLDER.child("moved"), FOLDER.child("renamed"));
        assertEquals(List.of("renamed"), Data.names(storage(), FOLDER));
        Data.assertBytes(Data.random(70_000), storage(), FOLDER.child("renamed"));
    }

    @Test
    default void aFolderMovesWithAllThatIsInIt() throws IOException {
        editable().createFolder(FOLDER, FileType.DIRECTORY);
        FilePath box = FilePath.of("/box");
        editable().createFolder(box, FileType.DROP_BOX);
        editable().createFolder(box.child("up"), FileType.UPLOADS);
        Data.put(storage(), box.child("up").child("file"), Data.random(50));
        Data.leave(storage(), box.child("up").child("begun"), Data.random(60), "someone");
        FilePath moved = FOLDER.child("moved");
        editable().move(box, moved);
        assertThrows(NoSuchFileException.class, () -> storage().stat(box));
        assertEquals(FileType.DROP_BOX, storage().stat(moved).type());
        assertEquals(FileType.UPLOADS, storage().stat(moved.child("up")).type());
        Data.assertBytes(Data.random(50), storage(), moved.child("up").child("file"));
        try (PartialFile partial = Data.reopen(storage(), moved.child("up").child("begun"))) {
            assertEquals("someone", partial.origin());
            Data.assertBytes(Data.random(60), partial);
        }
    }

    @Test
    default void aPartialMovesWithItsOrigin() throws IOException {
        editable().createFolder(FOLDER, FileType.UPLOADS);
        Data.leave(storage(), FILE, Data.random(60), "someone");
        FilePath moved = FOLDER.child("moved");
        editable().move(FILE.partial(), moved.partial());
        assertEquals(Optional.empty(), storage().reopen(FILE));
        try (PartialFile partial = Data.reopen(storage(), moved)) {
            assertEquals("someone", partial.origin());
            Data.assertBytes(Data.random(60), partial);
            partial.commit();
        }
        Data.assertBytes(Data.random(60), storage(), moved);
    }

    @Test
    default void whatIsNamedAsAPartialByAMoveHasNoOrigin() throws IOException {
        Data.leave(editable(), FILE, Data.random(60), "someone");
        editable().move(FILE.partial(), FilePath.of("/plain"));
        assertFalse(storage().stat(FilePath.of("/plain")).partial());
        editable().move(FilePath.of("/plain"), FILE.partial());
        try (PartialFile partial = Data.reopen(storage(), FILE)) {
            assertEquals("", partial.origin());
        }
    }

    @Test
    default void aNameMayEndAsAPartialsWithoutATarget() throws IOException {
        Data.put(editable(), FILE, Data.random(60));
        for (String name : new String[] {"/..WiredTransfer", "/.wired.WiredTransfer", "/.WiredTransfer"}) {
            FilePath odd = FilePath.of(name);
            editable().move(FILE, odd);
            Data.assertBytes(Data.random(60), storage(), odd);
            editable().move(odd, FILE);
        }
        Data.assertBytes(Data.random(60), storage(), FILE);
    }

    @Test
    default void aMoveNeverReplaces() throws IOException {
        editable().createFolder(FOLDER, FileType.DROP_BOX);
        Data.put(storage(), FILE, Data.random(10));
        Data.put(storage(), FilePath.of("/other"), Data.random(20));
        Data.leave(storage(), FilePath.of("/begun"), Data.random(30), "someone");
        editable().comment(FILE, "mine");
        editable().comment(FilePath.of("/other"), "the other's");
        FilePath begun = FilePath.of("/begun").partial();
        for (FilePath taken : new FilePath[] {FilePath.ROOT, FOLDER, FilePath.of("/other"), begun}) {
            assertThrows(FileAlreadyExistsException.class, () -> editable().move(FILE, taken), taken::toString);
        }
        assertThrows(FileAlreadyExistsException.class, () -> editable().move(FOLDER, FILE));
        Data.assertBytes(Data.random(10), storage(), FILE);
        Data.assertBytes(Data.random(20), storage(), FilePath.of("/other"));
        assertEquals("mine", editable().comment(FILE));
        assertEquals("the other's", editable().comment(FilePath.of("/other")));
        try (PartialFile partial = Data.reopen(storage(), FilePath.of("/begun"))) {
            assertEquals("someone", partial.origin());
        }
    }

    @Test
    default void aFolderIsNeverMovedIntoItself() throws IOException {
        editable().createFolder(FOLDER, FileType.UPLOADS);
        editable().createFolder(FOLDER.child("inner"), FileType.DIRECTORY);
        Data.put(storage(), FOLDER.child("inner").child("file"), Data.random(10));
        for (FilePath below :
                new FilePath[] {FOLDER.child("x"), FOLDER.child("inner").child("x")}) {
            assertThrows(IOException.class, () -> editable().move(FOLDER, below), below::toString);
        }
        assertEquals(List.of("inner"), Data.names(storage(), FOLDER));
        Data.assertBytes(Data.random(10), storage(), FOLDER.child("inner").child("file"));
    }

    @Test
    default void aMoveNeedsSomethingAndAFolder() throws IOException {
        Data.put(editable(), FILE, Data.random(1));
        FilePath free = FilePath.of("/free");
        for (FilePath none : new FilePath[] {FilePath.ROOT, FilePath.of("/none"), FILE.child("below a file")}) {
            assertThrows(NoSuchFileException.class, () -> editable().move(none, free), none::toString);
        }
        for (FilePath orphan : new FilePath[] {FilePath.of("/none/free"), FILE.child("free")}) {
            assertThrows(NoSuchFileException.class, () -> editable().move(FILE, orphan), orphan::toString);
        }
        assertEquals(List.of("file.bin"), Data.names(storage(), FilePath.ROOT));
    }

    @Test
    default void aNameThatDiffersOnlyInCaseOrInNothingIsFree() throws IOException {
        Data.leave(editable(), FILE, Data.random(10), "someone");
        editable().comment(FILE.partial(), "words");
        editable().move(FILE.partial(), FILE.partial());
        FilePath shouted = FilePath.of("/FILE.BIN");
        editable().move(FILE.partial(), shouted.partial());
        assertEquals(List.of("FILE.BIN.WiredTransfer"), Data.names(storage(), FilePath.ROOT));
        assertEquals("words", editable().comment(shouted.partial()));
        try (PartialFile partial = Data.reopen(storage(), shouted)) {
            assertEquals("someone", partial.origin());
            Data.assertBytes(Data.random(10), partial);
        }
    }

    @Test
    default void aReaderOfAMovedFileReadsOn() throws IOException {
        editable().createFolder(FOLDER, FileType.DIRECTORY);
        Data.put(storage(), FOLDER.child("file"), Data.random(80_000));
        try (Content reader = storage().open(FOLDER.child("file"))) {
            editable().move(FOLDER.child("file"), FILE);
            editable().move(FOLDER, FilePath.of("/elsewhere"));
            Data.assertBytes(Data.random(80_000), reader);
        }
    }

    @Test
    default void aFolderThatMovesTakesItsOpenPartialsAlong() throws IOException {
        byte[] bytes = Data.random(10_000);
        editable().createFolder(FOLDER, FileType.UPLOADS);
        FilePath moved = FilePath.of("/moved");
        try (PartialFile partial = storage().create(FOLDER.child("file"), "someone")) {
            partial.append(ByteBuffer.wrap(bytes, 0, 4_000));
            editable().move(FOLDER, moved);
            assertThrows(IOException.class, () -> storage().reopen(moved.child("file")), "opened twice");
            partial.append(ByteBuffer.wrap(bytes, 4_000, 6_000));
            partial.commit();
        }
        Data.assertBytes(bytes, storage(), moved.child("file"));
        assertEquals(List.of("file"), Data.names(storage(), moved));
    }

    @Test
    default void aPartialThatMovesKeepsWhatItHoldsAndIsOpenOnceOnly() throws IOException {
        byte[] bytes = Data.random(10_000);
        FilePath moved = FilePath.of("/moved");
        try (PartialFile partial = editable().create(FILE, "someone")) {
            partial.append(ByteBuffer.wrap(bytes, 0, 4_000));
            editable().move(FILE.partial(), moved.partial());
            partial.append(ByteBuffer.wrap(bytes, 4_000, 6_000));
            assertThrows(IOException.class, () -> storage().reopen(moved), "opened twice");
            assertThrows(IOException.class, partial::commit);
        }
        assertEquals(List.of("moved.WiredTransfer"), Data.names(storage(), FilePath.ROOT));
        try (PartialFile partial = Data.reopen(storage(), moved)) {
            assertEquals("someone", partial.origin());
            Data.assertBytes(bytes, partial);
            partial.commit();
        }
        assertTrue(storage().stat(moved).size() == bytes.length);
    }
}
