package org.tidewire.storage.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.tidewire.storage.EditableStorage;
import org.tidewire.storage.FilePath;
import org.tidewire.storage.FileType;
import org.tidewire.storage.PartialFile;

/** What comments are. Skipped by backends that cannot be edited. */
interface CommentContract extends Subject {
    @Test
    default void aCommentIsWhatWasWrittenLast() throws IOException {
        FilePath folder = FilePath.of("/folder");
        editable().createFolder(folder, FileType.DROP_BOX);
        Data.put(storage(), FILE, Data.random(1));
        Data.put(storage(), folder.child("file.bin"), Data.random(1));
        List<String> texts =
                List.of("first", "l\u00e4nger, \ud83c\udf0a\r\nand on two lines", " ", "x".repeat(1024), "");
        for (String text : texts) {
            editable().comment(FILE, text);
            String other = new StringBuilder(text).reverse().toString();
            editable().comment(folder, other);
            assertEquals(text, editable().comment(FILE));
            assertEquals(other, editable().comment(folder));
            assertEquals("", editable().comment(folder.child("file.bin")));
            editable().comment(folder, "");
        }
        assertEquals(List.of("file.bin", "folder"), Data.names(storage(), FilePath.ROOT));
        assertEquals(FileType.DROP_BOX, storage().stat(folder).type());
    }

    @Test
    default void aCommentThatIsTooLongOrHasSeparatorsIsRefused() throws IOException {
        Data.put(editable(), FILE, Data.random(1));
        editable().comment(FILE, "before");
        List<String> refused = new ArrayList<>(List.of("x".repeat(EditableStorage.LONGEST_COMMENT + 1), "a\u0004"));
        for (char letter = 0x1C; letter <= 0x1F; letter++) {
            refused.add("a" + letter + "b");
        }
        for (String text : refused) {
            assertThrows(IllegalArgumentException.class, () -> editable().comment(FILE, text));
            assertEquals("before", editable().comment(FILE));
        }
    }

    @Test
    default void whatIsNotThereHasNoComment() throws IOException {
        assertEquals("", editable().comment(FilePath.ROOT));
        assertThrows(NoSuchFileException.class, () -> editable().comment(FilePath.ROOT, "words"));
        for (FilePath none : new FilePath[] {FILE, FILE.child("deeper")}) {
            assertThrows(NoSuchFileException.class, () -> editable().comment(none), none::toString);
            assertThrows(NoSuchFileException.class, () -> editable().comment(none, "words"), none::toString);
        }
        Data.put(storage(), FILE, Data.random(1));
        assertEquals("", editable().comment(FILE));
    }

    @Test
    default void aCommentGoesWhereItsFileGoes() throws IOException {
        FilePath folder = FilePath.of("/folder");
        editable().createFolder(folder, FileType.DIRECTORY);
        Data.put(storage(), FILE, Data.random(1));
        editable().comment(FILE, "words");
        editable().move(FILE, folder.child("moved"));
        assertEquals("words", editable().comment(folder.child("moved")));
        editable().move(folder, FilePath.of("/elsewhere"));
        assertEquals("words", editable().comment(FilePath.of("/elsewhere/moved")));
        Data.put(storage(), FILE, Data.random(1));
        assertEquals("", editable().comment(FILE), "the next one inherited it");
    }

    @Test
    default void aCommentEndsWithItsFile() throws IOException {
        Data.put(editable(), FILE, Data.random(1));
        editable().comment(FILE, "words");
        editable().delete(FILE);
        editable().createFolder(FILE, FileType.UPLOADS);
        assertEquals("", editable().comment(FILE));
    }

    @Test
    default void aPartialsCommentIsTheFilesAfterTheCommit() throws IOException {
        try (PartialFile partial = editable().create(FILE, "someone")) {
            editable().comment(FILE.partial(), "words");
            partial.commit();
        }
        assertEquals("words", editable().comment(FILE));
        Data.put(storage(), FILE.partial(), Data.random(1));
        assertEquals("", editable().comment(FILE.partial()));
    }

    @Test
    default void twoSpellingsHaveOneComment() throws IOException {
        Data.put(editable(), FilePath.of("/e\u0301te\u0301"), Data.random(1));
        editable().comment(FilePath.of("/\u00e9t\u00e9"), "one");
        editable().comment(FilePath.of("/e\u0301te\u0301"), "two");
        assertEquals("two", editable().comment(FilePath.of("/\u00e9t\u00e9")));
        editable().comment(FilePath.of("/\u00e9t\u00e9"), "");
        assertEquals("", editable().comment(FilePath.of("/e\u0301te\u0301")));
    }

    @Test
    default void commentsAtTheSameTimeAreAllKept() throws Exception {
        int threads = 4;
        int each = 15;
        for (int number = 0; number < threads * each; number++) {
            editable().createFolder(FilePath.ROOT.child("f" + number), FileType.DIRECTORY);
        }
        List<FutureTask<Void>> tasks = new ArrayList<>();
        for (int thread = 0; thread < threads; thread++) {
            int first = thread * each;
            tasks.add(new FutureTask<>(() -> {
                for (int number = first; number < first + each; number++) {
                    editable().comment(FilePath.ROOT.child("f" + number), "comment " + number);
                }
                return null;
            }));
        }
        tasks.forEach(task -> new Thread(task, "storage-kit-commenter").start());
        for (FutureTask<Void> task : tasks) {
            task.get(60, TimeUnit.SECONDS);
        }
        for (int number = 0; number < threads * each; number++) {
            assertEquals("comment " + number, editable().comment(FilePath.ROOT.child("f" + number)));
        }
    }
}
