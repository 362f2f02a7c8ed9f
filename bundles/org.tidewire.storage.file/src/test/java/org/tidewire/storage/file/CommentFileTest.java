package org.tidewire.storage.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewire.storage.EditableStorage;
import org.tidewire.storage.FilePath;
import org.tidewire.storage.FileType;

/** Comments as they lie on the disk, for the original server and from it. */
class CommentFileTest {
    private static final FilePath FILE = FilePath.of("/file");

    @TempDir
    Path root;

    private Path comments;
    private final Storages made = new Storages();
    private FileStorage storage;

    @BeforeEach
    void start() throws IOException {
        comments = root.resolve(".wired/comments");
        Files.createDirectory(root.resolve(".wired"));
        Files.writeString(root.resolve("file"), "abc");
        Files.writeString(root.resolve("other"), "abc");
        storage = made.on(root);
    }

    @AfterEach
    void stop() throws IOException {
        made.close();
    }

    @Test
    void commentsAreWrittenAsTheOriginalServerReadsThem() throws IOException {
        storage.comment(FILE, "w\u00f6rds\nin two lines");
        storage.comment(FilePath.of("/other"), "more");
        assertEquals("file\u001cw\u00f6rds\nin two lines\u001dother\u001cmore\u001d", Files.readString(comments));
        storage.comment(FILE, "");
        assertEquals("other\u001cmore\u001d", Files.readString(comments));
        storage.comment(FilePath.of("/other"), "");
        assertFalse(Files.exists(comments));
    }

    @Test
    void commentsOfTheOriginalServerAreReadAndKeptByteByByte() throws IOException {
        byte[] latin = {'x', (byte) 0xE9, 0x1C, 'o', (byte) 0xE8, 0x1D};
        byte[] file = "file\u001c\u00e9t\u00e9\u001d".getBytes(UTF_8);
        byte[] all = new byte[latin.length + file.length];
        System.arraycopy(latin, 0, all, 0, latin.length);
        System.arraycopy(file, 0, all, latin.length, file.length);
        Files.write(comments, all);
        assertEquals("\u00e9t\u00e9", storage.comment(FILE));
        assertEquals("", storage.comment(FilePath.of("/other")));
        storage.comment(FILE, "");
        assertArrayEquals(latin, Files.readAllBytes(comments));
    }

    @Test
    void outComesOnlyWhatMayBeWritten() throws IOException {
        Files.writeString(comments, "file\u001ca\u0004b\u001cc\u001edd\u001fe" + "x".repeat(2_000) + "\u001d");
        String comment = storage.comment(FILE);
        assertTrue(comment.startsWith("abcddexxx"), comment);
        assertEquals(EditableStorage.LONGEST_COMMENT, comment.length());
        Files.writeString(comments, "file\u001clast record without an end");
        assertEquals("last record without an end", storage.comment(FILE));
        Files.writeString(comments, "file");
        assertEquals("", storage.comment(FILE));
    }

    @Test
    void aNameSpeltOtherwiseIsCommentedUnderThatSpelling() throws IOException {
        Files.writeString(root.resolve("e\u0301"), "abc");
        storage.comment(FilePath.of("/\u00e9"), "words");
        assertEquals("e\u0301\u001cwords\u001d", Files.readString(comments));
        storage.move(FilePath.of("/\u00e9"), FilePath.of("/\u00e9"));
        assertTrue(Files.exists(root.resolve("\u00e9")), "the exact spelling was asked for");
        assertFalse(Files.exists(root.resolve("e\u0301")));
        assertEquals("words", storage.comment(FilePath.of("/\u00e9")));
    }

    @Test
    void aFileOfCommentsThatIsTooLongIsRefusedAndStays() throws IOException {
        Storages.leaveSparse(comments, Comments.LONGEST_FILE + 1L);
        FileSystemException e = assertThrows(FileSystemException.class, () -> storage.comment(FILE));
        assertTrue(e.getMessage().contains("at most 8 MiB"), e.getMessage());
        assertThrows(FileSystemException.class, () -> storage.comment(FILE, "words"));
        assertThrows(FileSystemException.class, () -> storage.move(FILE, FilePath.of("/moved")));
        assertTrue(Files.exists(root.resolve("file")), "a comment that cannot go along was left behind");
        storage.delete(FILE);
        Storages.put(storage, "/new", new byte[3]);
        storage.createFolder(FilePath.of("/folder"), FileType.UPLOADS);
        assertEquals(Comments.LONGEST_FILE + 1L, Files.size(comments));
    }

    @Test
    void whatACrashLeftOnAFreeNameIsNotInherited() throws IOException {
        Files.writeString(comments, "new\u001cold\u001dwhole\u001cold\u001dfolder\u001cold\u001dmoved\u001cold\u001d");
        Files.writeString(root.resolve(".wired/moved.WiredTransfer"), "old");
        Storages.put(storage, "/new", new byte[1]);
        storage.store(FilePath.of("/whole"), "", ByteBuffer.allocate(1));
        storage.createFolder(FilePath.of("/folder"), FileType.UPLOADS);
        storage.move(FILE, FilePath.of("/moved.WiredTransfer"));
        storage.move(FilePath.of("/other"), FilePath.of("/moved"));
        for (String path : new String[] {"/new", "/whole", "/folder", "/moved", "/moved.WiredTransfer"}) {
            assertEquals("", storage.comment(FilePath.of(path)), path);
        }
        try (var partial = storage.reopen(FilePath.of("/moved")).orElseThrow()) {
            assertEquals("", partial.origin());
        }
    }

    @Test
    void aLinkInPlaceOfTheCommentsIsNotFollowed() throws IOException {
        Path outside = Files.writeString(root.resolve("elsewhere"), "file\u001csecret\u001d");
        Files.createSymbolicLink(comments, outside);
        assertEquals("", storage.comment(FILE));
        storage.comment(FILE, "words");
        assertEquals("words", storage.comment(FILE));
        assertEquals("file\u001csecret\u001d", Files.readString(outside));
    }
}
