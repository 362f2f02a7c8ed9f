package org.tidewire.storage.file;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.tidewire.storage.FilePath;
import org.tidewire.storage.FileType;

/** Files that are stored whole: whatever call of it to the disk is the last one or fails, there is the whole file or nothing. */
class WholeFilesTest {
    private static final FilePath FOLDER = FilePath.of("/folder");
    private static final FilePath FILE = FOLDER.child("file");
    private static final int CHANCES = 40;

    private final byte[] bytes = new byte[4_096];

    WholeFilesTest() {
        new Random(20_261_122).nextBytes(bytes);
    }

    private static FileStorage storage(Disk disk, Folder root, long boot) throws IOException {
        Pace pace = new Pace(100, Duration.ofSeconds(2), 1 << 30);
        Checkpoints.Setting setting = new Checkpoints.Setting(new Boot(1, boot), pace, new StepWorker());
        Tree tree = new Tree(root);
        return new FileStorage(
                tree, Files.getFileStore(Path.of(".")), new Staging(tree, disk::make), setting, Storages.silence());
    }

    private static FileStorage storage(Disk disk, long boot) throws IOException {
        return storage(disk, disk.root(), boot);
    }

    /** A storage with a folder, in which nothing was stored yet. */
    private static FileStorage begun(Disk disk) throws IOException {
        FileStorage storage = storage(disk, 1);
        storage.createFolder(FOLDER, FileType.DIRECTORY);
        return storage;
    }

    private void store(FileStorage storage) throws IOException {
        storage.store(FILE, "someone", ByteBuffer.wrap(bytes));
    }

    private int calls() throws IOException {
        Disk disk = new Disk();
        FileStorage storage = begun(disk);
        disk.failAt(-1, false);
        store(storage);
        return disk.calls();
    }

    @Test
    void twoForcesMakeAFileDurable() throws IOException {
        Disk disk = new Disk();
        FileStorage storage = begun(disk);
        disk.failAt(-1, false);
        store(storage);
        assertEquals(2, disk.forces(), "its bytes, and its name");
    }

    @Test
    void whicheverCallIsTheLastThereIsTheWholeFileOrNothing() throws IOException {
        int calls = calls();
        int there = 0;
        for (int call = 0; call <= calls; call++) {
            for (int seed = 0; seed < CHANCES; seed++) {
                there += isThere(call, seed, call == calls) ? 1 : 0;
            }
        }
        int runs = CHANCES * (calls + 1);
        System.out.println(runs + " whole files cut off at each of " + calls + " calls, there are " + there);
        assertTrue(there > CHANCES && there < runs / 2, there + " of " + runs);
    }

    private boolean isThere(int call, long seed, boolean whole) throws IOException {
        Disk disk = new Disk();
        FileStorage storage = begun(disk);
        disk.failPowerAt(call);
        try {
            store(storage);
            assertTrue(whole);
        } catch (PowerLoss e) {
            assertFalse(whole);
        }
        boolean powerFails = seed % 4 > 0;
        if (powerFails) {
            disk.losePower(new Random(seed));
        } else {
            disk.restart();
        }
        try {
            return isWholeOrNothing(disk, storage(disk, powerFails ? 2 : 1), whole);
        } catch (IOException | AssertionError e) {
            return fail("cut off at call " + call + ", seed " + seed, e);
        }
    }

    /** Also tells that the next try brings it. */
    private boolean isWholeOrNothing(Disk disk, FileStorage after, boolean whole) throws IOException {
        assertEquals(0, disk.staged(), "staging is not empty");
        assertEquals(Optional.empty(), after.reopen(FILE));
        boolean there = after.list(FOLDER).count() > 0;
        assertTrue(there || !whole, "it was stored, and is gone");
        if (!there) {
            store(after);
        }
        assertArrayEquals(bytes, Storages.get(after, FILE.toString()));
        assertEquals(1, after.list(FOLDER).count());
        return there;
    }

    @Test
    void whicheverCallFailsThereIsNothingAndTheNextTryBringsIt() throws IOException {
        int calls = calls();
        for (int call = 0; call < calls; call++) {
            Disk disk = new Disk();
            FileStorage storage = begun(disk);
            disk.failAt(call, false);
            try {
                assertThrows(IOException.class, () -> store(storage));
                assertEquals(0, storage.list(FOLDER).count());
                assertEquals(0, disk.staged());
                store(storage);
                disk.losePower(new Random(call));
                assertArrayEquals(bytes, Storages.get(storage(disk, 2), FILE.toString()));
            } catch (IOException | AssertionError e) {
                fail("call " + call + " of " + calls + " failed, " + disk.failed(), e);
            }
        }
    }

    @Test
    void aShortWriteIsGoneOnWith() throws IOException {
        int calls = calls();
        int writes = 0;
        for (int call = 0; call < calls; call++) {
            Disk disk = new Disk();
            FileStorage storage = begun(disk);
            disk.failAt(call, true);
            try {
                store(storage);
            } catch (IOException e) {
                continue; // It was no call that writes.
            }
            writes += disk.failed() == Disk.Call.WRITE ? 1 : 0;
            assertArrayEquals(bytes, Storages.get(storage, FILE.toString()));
        }
        assertEquals(1, writes);
    }

    /** Between the name and its force that failed somebody has deleted the file, and made another. */
    @Test
    void whatIsTakenBackIsTheFileItselfAndNoOther() throws IOException {
        Disk disk = new Disk();
        begun(disk);
        Thief root = new Thief(disk.root(), new boolean[1]);
        FileStorage storage = storage(disk, root, 1);
        storage.store(FOLDER.child("first"), "", ByteBuffer.allocate(1));
        root.steals[0] = true;
        assertThrows(IOException.class, () -> store(storage));
        assertEquals(0, Storages.get(storage, FILE.toString()).length, "another's file was taken");
        assertEquals(List.of(FOLDER.child("file"), FOLDER.child("first")), paths(storage));
    }

    private static List<FilePath> paths(FileStorage storage) throws IOException {
        return storage.list(FOLDER).map(entry -> entry.path()).toList();
    }

    /** A folder in which the file is replaced by another at the wrong moment. */
    private static final class Thief extends OtherFolder {
        private final boolean[] steals;

        Thief(Folder folder, boolean[] steals) {
            super(folder);
            this.steals = steals;
        }

        @Override
        Folder folder(String name) throws IOException {
            return new Thief(super.folder(name), steals);
        }

        @Override
        void force() throws IOException {
            if (steals[0]) {
                steals[0] = false;
                delete(FILE.name());
                channel(FILE.name(), Set.of(CREATE_NEW)).close();
                throw new IOException("the disk is poor");
            }
            super.force();
        }
    }
}
