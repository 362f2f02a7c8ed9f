package org.tidewire.storage.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewire.storage.FileEntry;
import org.tidewire.storage.FilePath;
import org.tidewire.storage.FileType;
import org.tidewire.storage.PartialFile;

/** Names on the disk that are spelt otherwise than in a {@link FilePath}, or that none can hold. */
class SpellingTest {
    private static final String COMPOSED = "\u00e9t\u00e9";
    private static final String DECOMPOSED = "e\u0301te\u0301";
    private static final String MIXED = "\u00e9te\u0301";

    @TempDir
    Path root;

    private final Storages made = new Storages();
    private FileStorage storage;

    @BeforeEach
    void start() throws IOException {
        storage = made.on(root);
    }

    @AfterEach
    void stop() throws IOException {
        made.close();
    }

    @Test
    void aDecomposedNameOnTheDiskIsReachable() throws IOException {
        Files.createDirectory(root.resolve(DECOMPOSED));
        Files.writeString(root.resolve(DECOMPOSED).resolve(MIXED), "abc");
        FilePath path = FilePath.of("/" + COMPOSED + "/" + COMPOSED);
        assertEquals(3, storage.stat(path).size());
        assertEquals(
                "abc", new String(Storages.get(storage, path.toString()), java.nio.charset.StandardCharsets.UTF_8));
        assertEquals(List.of(path), paths(path.parent()));
        assertEquals(1, storage.stat(path.parent()).size());
    }

    @Test
    void nothingIsMadeBesideATwin() throws IOException {
        Files.writeString(root.resolve(DECOMPOSED), "abc");
        FilePath path = FilePath.of("/" + COMPOSED);
        assertThrows(FileAlreadyExistsException.class, () -> storage.create(path, ""));
        assertThrows(FileAlreadyExistsException.class, () -> storage.createFolder(path, FileType.UPLOADS));
        assertEquals(List.of(path), paths(FilePath.ROOT));
    }

    @Test
    void ofTwinsTheExactSpellingWins() throws IOException {
        Files.writeString(root.resolve(DECOMPOSED), "decomposed");
        Files.writeString(root.resolve(COMPOSED), "exact");
        Files.writeString(root.resolve(MIXED), "mixed one");
        FilePath path = FilePath.of("/" + COMPOSED);
        assertEquals(5, storage.stat(path).size());
        assertEquals(List.of(storage.stat(path)), storage.list(FilePath.ROOT).toList());
        assertEquals(1, storage.stat(FilePath.ROOT).size());
    }

    @Test
    void aDecomposedPartialIsGoneOnWith() throws IOException {
        Files.writeString(root.resolve(DECOMPOSED + ".WiredTransfer"), "abc");
        FilePath path = FilePath.of("/" + COMPOSED);
        try (PartialFile partial = storage.reopen(path).orElseThrow()) {
            partial.append(ByteBuffer.wrap(new byte[2]));
            partial.commit();
        }
        assertEquals(5, Files.size(root.resolve(COMPOSED)));
        assertEquals(List.of(path), paths(FilePath.ROOT));
    }

    @Test
    void namesThatNoPathCanHoldAreLeftOut() throws IOException {
        Files.createDirectory(root.resolve(".WIRED"));
        Files.writeString(root.resolve("back\\slash"), "abc");
        Files.writeString(root.resolve("line\nbreak"), "abc");
        Files.writeString(root.resolve("fine"), "abc");
        assertEquals(List.of(FilePath.of("/fine")), paths(FilePath.ROOT));
        assertEquals(1, storage.stat(FilePath.ROOT).size());
    }

    @Test
    void aNameThatReadsAsPlainLettersButIsNotIsLeftOut() throws IOException {
        // The Kelvin sign's normal form is the letter K; looking for K does not search for it, so it is not shown.
        Files.writeString(root.resolve("\u212a"), "abc");
        assertEquals(List.of(), paths(FilePath.ROOT));
        Storages.put(storage, "/K", new byte[1]);
        assertEquals(List.of(FilePath.of("/K")), paths(FilePath.ROOT));
    }

    @Test
    void nothingIsMovedOntoATwin() throws IOException {
        Files.writeString(root.resolve(DECOMPOSED), "abc");
        Storages.put(storage, "/other", new byte[1]);
        FilePath twin = FilePath.of("/" + COMPOSED);
        assertThrows(FileAlreadyExistsException.class, () -> storage.move(FilePath.of("/other"), twin));
        assertEquals("abc", Files.readString(root.resolve(DECOMPOSED)));
        assertEquals(1, storage.stat(FilePath.of("/other")).size());
        assertEquals(2, paths(FilePath.ROOT).size());
    }

    @Test
    void aTwinThatArrivesMeanwhileIsNotReplaced() throws IOException {
        FilePath path = FilePath.of("/" + COMPOSED);
        try (PartialFile partial = storage.create(path, "")) {
            Files.writeString(root.resolve(DECOMPOSED), "abc");
            assertThrows(FileAlreadyExistsException.class, partial::commit);
        }
        assertEquals(3, storage.stat(path).size());
        assertEquals(List.of(path, path.partial()), paths(FilePath.ROOT));
    }

    @Test
    void aFileGoesIntoTheFolderThatIsThereHoweverItIsSpelt() throws IOException {
        Files.createDirectory(root.resolve(DECOMPOSED));
        for (String spelling : List.of(COMPOSED, DECOMPOSED, MIXED)) {
            Storages.put(storage, "/" + spelling + "/" + spelling.length(), new byte[1]);
        }
        assertEquals(3, storage.stat(FilePath.of("/" + COMPOSED)).size());
        assertEquals(List.of(FilePath.of("/" + COMPOSED)), paths(FilePath.ROOT));
    }

    @Test
    void aMoveToItsOwnOtherSpellingKeepsOneFile() throws IOException {
        Files.writeString(root.resolve(DECOMPOSED), "abc");
        FilePath path = FilePath.of("/" + COMPOSED);
        storage.comment(path, "comment");
        storage.move(path, FilePath.of("/" + DECOMPOSED));
        assertEquals(List.of(path), paths(FilePath.ROOT));
        assertEquals(3, storage.stat(path).size());
        assertEquals("comment", storage.comment(path));
    }

    private List<FilePath> paths(FilePath folder) throws IOException {
        return storage.list(folder).map(FileEntry::path).toList();
    }
}
