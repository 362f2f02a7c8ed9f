package org.tidewire.storage.file;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewire.storage.FilePath;

/** Disks that take little and forget. */
class PoorDiskTest {
    private static final FilePath FILE = FilePath.of("/file");
    private static final String PARTIAL = "file.WiredTransfer";

    @TempDir
    Path root;

    private Tree tree;
    private Notes notes;
    private Checkpoints checkpoints;
    private final OpenFiles open = new OpenFiles();

    @BeforeEach
    void hold() throws IOException {
        tree = Tree.of(root);
        Staging staging = new Staging(tree, root);
        Checkpoints.Setting setting = Checkpoints.Setting.usual();
        notes = new Notes(staging, setting.boot(), Storages.silence());
        checkpoints = new Checkpoints(staging, setting);
    }

    @AfterEach
    void release() throws IOException {
        checkpoints.close();
        tree.close();
    }

    private HeldPartial partial(FileChannel channel, Folder folder) throws IOException {
        notes.begin(tree.walk(FilePath.ROOT), FILE.partial(), "");
        Durability durability = checkpoints.begin(folder, FILE.partial(), channel);
        Place place = Place.of(tree, notes, folder, PARTIAL, FILE);
        HeldPartial partial = new HeldPartial(channel, durability, place, "", open);
        assertTrue(open.take(FILE));
        open.add(partial);
        return partial;
    }

    private FileChannel channel() throws IOException {
        return FileChannel.open(root.resolve(PARTIAL), Set.of(CREATE_NEW, READ, WRITE));
    }

    @Test
    void appendLoopsOverShortWrites() throws IOException {
        byte[] bytes = new byte[1_000];
        new Random(20_261_120).nextBytes(bytes);
        try (HeldPartial partial = partial(new PoorChannel(channel()), tree.walk(FilePath.ROOT))) {
            ByteBuffer source = ByteBuffer.wrap(bytes);
            partial.append(source);
            assertFalse(source.hasRemaining());
            assertEquals(1_000, partial.size());
        }
        assertArrayEquals(bytes, Files.readAllBytes(root.resolve(PARTIAL)));
    }

    @Test
    void whatCannotBeForcedIsNotCommittedNorForcedAgain() throws IOException {
        PoorChannel channel = new PoorChannel(channel());
        HeldPartial partial = partial(channel, tree.walk(FilePath.ROOT));
        partial.append(ByteBuffer.wrap(new byte[10]));
        assertThrows(IOException.class, partial::commit);
        assertThrows(ClosedChannelException.class, partial::commit);
        assertEquals(1, channel.forces);
        assertTrue(open.take(FILE), "the partial was not released");
        assertEquals(10, Files.size(root.resolve(PARTIAL)));
        assertFalse(Files.exists(root.resolve("file")));
    }

    @Test
    void aNameThatCannotBeForcedIsTakenBack() throws IOException {
        HeldPartial partial = partial(channel(), new PoorFolder(tree.walk(FilePath.ROOT)));
        partial.append(ByteBuffer.wrap(new byte[10]));
        assertThrows(IOException.class, partial::commit);
        assertThrows(ClosedChannelException.class, partial::size);
        assertEquals(10, Files.size(root.resolve(PARTIAL)));
        assertFalse(Files.exists(root.resolve("file")));
    }

    @Test
    void aStorageThatCannotBeginGivesItsFolderBack() throws IOException {
        AtomicBoolean back = new AtomicBoolean();
        Tree poor = new Tree(new OtherFolder(tree.walk(FilePath.ROOT)) {
            @Override
            Folder folder(String name) throws IOException {
                throw new IOException("the disk is poor");
            }

            @Override
            public void close() throws IOException {
                super.close();
                back.set(true);
            }
        });
        Staging staging = new Staging(poor, root);
        FileStore store = Files.getFileStore(root);
        Checkpoints.Setting setting = Checkpoints.Setting.usual();
        assertThrows(IOException.class, () -> new FileStorage(poor, store, staging, setting, Storages.silence()));
        assertTrue(back.get(), "the folder is still held");
    }
}
