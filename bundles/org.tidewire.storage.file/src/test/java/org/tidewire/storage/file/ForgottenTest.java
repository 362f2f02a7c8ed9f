package org.tidewire.storage.file;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tidewire.storage.FilePath;
import org.tidewire.storage.FileType;
import org.tidewire.storage.PartialFile;

/** Defects that {@link CrashModelTest} finds if they come back, each by itself: the power fails, all that may be lost is. */
class ForgottenTest {
    private static final FilePath FILE = FilePath.of("/file");
    private static final FilePath OTHER = FilePath.of("/other");
    private static final Pace PACE = new Pace(100, Duration.ofSeconds(2), 1 << 30);

    private final Disk disk = new Disk();
    private final byte[] bytes = new byte[300];
    private StepWorker worker;
    private FileStorage storage;

    @BeforeEach
    void start() throws IOException {
        new Random(20_261_121).nextBytes(bytes);
        start(1);
    }

    private void start(long boot) throws IOException {
        worker = new StepWorker();
        Tree tree = new Tree(disk.root());
        storage = new FileStorage(
                tree,
                Files.getFileStore(Path.of(".")),
                new Staging(tree, disk::make),
                new Checkpoints.Setting(new Boot(1, boot), PACE, worker),
                Storages.silence());
    }

    /** Nothing that was not forced is kept. */
    private void losePower() throws IOException {
        disk.losePower(new Random() {
            private static final long serialVersionUID = 1;

            @Override
            public int nextInt(int bound) {
                return 0;
            }
        });
        start(2);
    }

    private PartialFile begun(FilePath target) throws IOException {
        PartialFile partial = storage.create(target, "someone");
        partial.append(ByteBuffer.wrap(bytes, 0, 200));
        worker.work();
        return partial;
    }

    private void assertHeld(FilePath target, String origin, int least) throws IOException {
        try (PartialFile partial = storage.reopen(target).orElseThrow()) {
            byte[] held = Storages.bytes(partial);
            assertTrue(held.length >= least, () -> "only " + held.length + " bytes are held");
            assertArrayEquals(Arrays.copyOf(bytes, held.length), held);
            assertEquals(origin, partial.origin());
        }
    }

    /** The root's own .wired was made by path, and its name never forced. */
    @Test
    void theRootsFirstCommentOutlivesALossOfPower() throws IOException {
        try (Folder root = disk.root()) {
            root.channel(FILE.name(), Set.of(CREATE_NEW)).close(); // another program's
            root.force();
        }
        storage.comment(FILE, "words");
        losePower();
        assertEquals("words", storage.comment(FILE));
    }

    @Test
    void aPartialIsFoundAsSoonAsItHasACheckpoint() throws IOException {
        storage.createFolder(FilePath.of("/folder"), FileType.DIRECTORY);
        begun(FilePath.of("/folder/file"));
        losePower();
        assertHeld(FilePath.of("/folder/file"), "someone", 200);
    }

    /** It came back without its notes, and so with a tail that was taken for another program's. */
    @Test
    void whatWasDiscardedDoesNotComeBack() throws IOException {
        begun(FILE).discard();
        losePower();
        assertEquals(Optional.empty(), storage.reopen(FILE));
    }

    /** Whoever renames a partial to a file's name makes it a file; its bytes had not been forced. */
    @Test
    void aPartialThatIsGivenAFilesNameIsWhole() throws IOException {
        try (PartialFile partial = begun(FILE)) {
            partial.append(ByteBuffer.wrap(bytes, 200, 100));
        }
        storage.move(FILE.partial(), OTHER);
        losePower();
        assertArrayEquals(bytes, Storages.get(storage, "/other"));
    }

    /** The note was copied, and would have stayed as it was while the partial was cut and written on. */
    @Test
    void aPartialThatIsMovedWhileItIsOpenIsNotTrustedTooFar() throws IOException {
        PartialFile partial = storage.create(FILE, "someone");
        partial.append(ByteBuffer.wrap(new byte[200]));
        worker.work();
        storage.move(FILE.partial(), OTHER.partial());
        partial.truncate(0);
        partial.append(ByteBuffer.wrap(bytes));
        losePower();
        assertHeld(OTHER, "someone", 0);
    }

    /** The origin was only unlinked, and not durably, when the new owner of the name had none. */
    @Test
    void aForgottenOriginDoesNotComeBackOnAnotherPartial() throws IOException {
        PartialFile none = storage.create(OTHER, "");
        none.append(ByteBuffer.wrap(bytes, 0, 200));
        worker.work();
        none.close();
        begun(FILE).discard();
        storage.move(OTHER.partial(), FILE.partial());
        losePower();
        assertHeld(FILE, "", 200);
    }
}
