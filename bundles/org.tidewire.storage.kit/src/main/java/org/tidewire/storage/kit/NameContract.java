package org.tidewire.storage.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.tidewire.storage.FileEntry;
import org.tidewire.storage.FilePath;
import org.tidewire.storage.FileType;
import org.tidewire.storage.PartialFile;

/** Which names work. */
interface NameContract extends Subject {
    @Test
    default void twoSpellingsAreOneFile() throws IOException {
        FilePath composed = FilePath.of("/f\u00fcr/\u00e9t\u00e9");
        FilePath decomposed = FilePath.of("/fu\u0308r/e\u0301te\u0301");
        storage().createFolder(composed.parent(), FileType.DIRECTORY);
        Data.leave(storage(), decomposed, Data.random(100), "someone");
        try (PartialFile partial = Data.reopen(storage(), composed)) {
            assertEquals("someone", partial.origin());
            partial.commit();
        }
        Data.assertBytes(Data.random(100), storage(), decomposed);
        Data.assertBytes(Data.random(100), storage(), composed);
        assertEquals(List.of("\u00e9t\u00e9"), Data.names(storage(), decomposed.parent()));
        assertThrows(FileAlreadyExistsException.class, () -> storage().create(decomposed, ""));
    }

    @Test
    default void ordinaryNamesWork() throws IOException {
        List<String> names = List.of(
                " leading blank",
                "#hash",
                "%2e%2e",
                "-rf",
                ".hidden",
                "...",
                "~",
                "a.b.c",
                "quote's",
                "\u4f60\u597d",
                "\ud83c\udf0a wave");
        for (String name : names) {
            Data.put(storage(), FilePath.ROOT.child(name), Data.random(40, name.hashCode()));
        }
        List<FileEntry> entries = listed(FilePath.ROOT);
        assertEquals(names.size(), entries.size());
        for (FileEntry entry : entries) {
            Data.assertBytes(Data.random(40, entry.path().name().hashCode()), storage(), entry.path());
        }
    }

    @Test
    default void aNameOf241BytesCanBeUploaded() throws IOException {
        FilePath path = FilePath.ROOT.child("n".repeat(241));
        Data.leave(storage(), path, Data.random(50), "someone");
        try (PartialFile partial = Data.reopen(storage(), path)) {
            assertEquals("someone", partial.origin());
            partial.commit();
        }
        Data.assertBytes(Data.random(50), storage(), path);
    }

    @Test
    default void aNameWhosePartialWouldBeTooLongIsRefused() throws IOException {
        for (int length : new int[] {242, 255}) {
            FilePath path = FilePath.ROOT.child("n".repeat(length));
            assertThrows(IOException.class, () -> storage().create(path, "someone"));
            assertEquals(java.util.Optional.empty(), storage().reopen(path));
        }
        Data.assertNothing(storage());
    }

    @Test
    default void aFolderNameMayHave255Bytes() throws IOException {
        FilePath path = FilePath.ROOT.child("\u00e9".repeat(127) + "n");
        storage().createFolder(path, FileType.UPLOADS);
        assertEquals(FileType.UPLOADS, storage().stat(path).type());
        assertEquals(List.of(path.name()), Data.names(storage(), FilePath.ROOT));
    }

    @Test
    default void aTargetMayHaveAPartialsName() throws IOException {
        FilePath odd = FILE.partial();
        Data.put(storage(), odd, Data.random(60));
        assertEquals(List.of(odd.name()), Data.names(storage(), FilePath.ROOT));
        assertThrows(FileAlreadyExistsException.class, () -> storage().create(odd, ""));
        try (PartialFile partial = Data.reopen(storage(), FILE)) {
            assertEquals("", partial.origin(), "nobody said of what this is a part");
            Data.assertBytes(Data.random(60), partial);
        }
    }
}
