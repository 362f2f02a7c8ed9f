package org.tidewire.storage.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewire.storage.FilePath;
import org.tidewire.storage.FileType;
import org.tidewire.storage.PartialFile;

/** What lies on the disk, for other programs and for the next version. */
class DiskLayoutTest {
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
    void aStorageThatIsOnlyReadWritesNothing() throws IOException {
        assertEquals(0, storage.list(FilePath.ROOT).count());
        storage.reopen(FilePath.of("/none"));
        try (Stream<Path> files = Files.list(root)) {
            assertEquals(List.of(), files.toList());
        }
    }

    @Test
    void aPartialLiesBesideItsTargetAndItsOriginInDotWired() throws IOException {
        try (PartialFile partial = storage.create(FilePath.of("/file"), "some\u00f6ne")) {
            partial.append(ByteBuffer.wrap("abc".getBytes(UTF_8)));
            assertEquals("abc", Files.readString(root.resolve("file.WiredTransfer")));
            assertEquals("some\u00f6ne", Files.readString(root.resolve(".wired/file.WiredTransfer")));
            partial.commit();
        }
        assertEquals("abc", Files.readString(root.resolve("file")));
        assertFalse(Files.exists(root.resolve("file.WiredTransfer")));
        assertFalse(Files.exists(root.resolve(".wired/file.WiredTransfer")));
        assertEquals(List.of(), staged());
    }

    @Test
    void discardLeavesNoOriginOnTheDisk() throws IOException {
        storage.create(FilePath.of("/file"), "someone").discard();
        assertFalse(Files.exists(root.resolve("file.WiredTransfer")));
        assertFalse(Files.exists(root.resolve(".wired/file.WiredTransfer")));
    }

    @Test
    void anOriginThatACrashLeftIsReplaced() throws IOException {
        Files.createDirectory(root.resolve(".wired"));
        Files.writeString(root.resolve(".wired/file.WiredTransfer"), "old");
        storage.create(FilePath.of("/file"), "new").close();
        try (PartialFile partial = storage.reopen(FilePath.of("/file")).orElseThrow()) {
            assertEquals("new", partial.origin());
        }
    }

    @Test
    void aPartialOfAnotherProgramHasNoOrigin() throws IOException {
        Files.writeString(root.resolve("file.WiredTransfer"), "abc");
        try (PartialFile partial = storage.reopen(FilePath.of("/file")).orElseThrow()) {
            assertEquals("", partial.origin());
            assertEquals(3, partial.size());
            partial.append(ByteBuffer.wrap("def".getBytes(UTF_8)));
            partial.commit();
        }
        assertEquals("abcdef", Files.readString(root.resolve("file")));
    }

    @Test
    void anOriginThatIsTooLongToBeOursIsNone() throws IOException {
        storage.create(FilePath.of("/file"), "someone").close();
        Files.writeString(root.resolve(".wired/file.WiredTransfer"), "x".repeat(5_000));
        try (PartialFile partial = storage.reopen(FilePath.of("/file")).orElseThrow()) {
            assertEquals("", partial.origin());
        }
    }

    @Test
    void folderTypesAreWrittenAsTheOriginalServerDoes() throws IOException {
        storage.createFolder(FilePath.of("/up"), FileType.UPLOADS);
        storage.createFolder(FilePath.of("/box"), FileType.DROP_BOX);
        storage.createFolder(FilePath.of("/plain"), FileType.DIRECTORY);
        assertEquals("2\n", Files.readString(root.resolve("up/.wired/type")));
        assertEquals("3\n", Files.readString(root.resolve("box/.wired/type")));
        assertFalse(Files.exists(root.resolve("plain/.wired")));
        assertEquals(List.of(), staged());
    }

    @Test
    void folderTypesOfTheOriginalServerAreUnderstood() throws IOException {
        String[] contents = {"1\n", "2\n", "3\n", "3", "0\n", "", "rubbish", "2".repeat(100)};
        FileType[] types = {
            FileType.DIRECTORY, FileType.UPLOADS, FileType.DROP_BOX, FileType.DROP_BOX,
            FileType.DIRECTORY, FileType.DIRECTORY, FileType.DIRECTORY, FileType.DIRECTORY
        };
        for (int i = 0; i < contents.length; i++) {
            Files.createDirectories(root.resolve("f" + i + "/.wired"));
            Files.writeString(root.resolve("f" + i + "/.wired/type"), contents[i]);
            assertEquals(types[i], storage.stat(FilePath.of("/f" + i)).type(), contents[i]);
        }
    }

    @Test
    void aRefusedFolderLeavesNothingInStaging() throws IOException {
        storage.create(FilePath.of("/file"), "").close();
        for (String taken : List.of("/file.WiredTransfer")) {
            assertThrows(IOException.class, () -> storage.createFolder(FilePath.of(taken), FileType.DROP_BOX));
        }
        assertEquals(List.of(), staged());
    }

    @Test
    void whatACrashLeftInStagingIsRemovedAtTheNextStart() throws IOException {
        Path left = root.resolve(".wired/staging/left/.wired");
        Files.createDirectories(left);
        Files.writeString(left.resolve("type"), "2\n");
        Files.writeString(root.resolve(".wired/staging/file"), "abc");
        Path outside = Files.createDirectory(root.resolve("kept"));
        Files.writeString(outside.resolve("file"), "abc");
        Files.createSymbolicLink(root.resolve(".wired/staging/link"), outside);
        made.on(root);
        assertEquals(List.of(), staged());
        assertEquals("abc", Files.readString(outside.resolve("file")));
    }

    @Test
    void aStorageThatStopsClosesWhatIsOpen() throws IOException {
        PartialFile partial = storage.create(FilePath.of("/file"), "");
        partial.append(ByteBuffer.wrap(new byte[5]));
        Storages.put(storage, "/done", new byte[7]);
        var content = storage.open(FilePath.of("/done"));
        storage.stop();
        assertThrows(java.nio.channels.ClosedChannelException.class, partial::size);
        assertThrows(java.nio.channels.ClosedChannelException.class, content::size);
        assertThrows(IOException.class, () -> storage.stat(FilePath.ROOT));
        assertThrows(IOException.class, () -> storage.create(FilePath.of("/other"), ""));
        assertArrayEquals(new byte[5], Files.readAllBytes(root.resolve("file.WiredTransfer")));
        assertFalse(Files.exists(root.resolve("other.WiredTransfer")));
    }

    @Test
    void aFolderThatMovesTakesItsOpenPartialWithIt() throws IOException {
        storage.createFolder(FilePath.of("/before"), FileType.DIRECTORY);
        try (PartialFile partial = storage.create(FilePath.of("/before/file"), "someone")) {
            partial.append(ByteBuffer.wrap(new byte[5]));
            Files.move(root.resolve("before"), root.resolve("after"));
            partial.commit();
        }
        assertTrue(Files.exists(root.resolve("after/file")));
        assertFalse(Files.exists(root.resolve("after/.wired/file.WiredTransfer")));
    }

    private List<Path> staged() throws IOException {
        try (Stream<Path> files = Files.list(root.resolve(".wired/staging"))) {
            return files.toList();
        }
    }
}
