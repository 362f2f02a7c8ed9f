package org.tidewire.storage.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.Test;
import org.tidewire.storage.FileEntry;
import org.tidewire.storage.FilePath;
import org.tidewire.storage.FileType;
import org.tidewire.storage.PartialFile;

/** What holds when many threads call at once. */
interface CrowdContract extends Subject {
    /** So many files stay of those that come and go, or listings would grow faster than they are read. */
    int MOST_MADE = 300;

    /** How many threads are a crowd. */
    int CROWD = 6;

    @Test
    default void listingNeverFailsForWhatComesAndGoes() throws Exception {
        FilePath folder = FilePath.of("/folder");
        storage().createFolder(folder, FileType.DIRECTORY);
        AtomicBoolean done = new AtomicBoolean();
        ExecutorService others = Executors.newFixedThreadPool(2);
        try {
            Future<Integer> coming = others.submit(() -> comeAndGo(folder, "a", done));
            Future<Integer> going = others.submit(() -> comeAndGo(folder, "b", done));
            for (int i = 0; i < 300; i++) {
                for (FileEntry entry : listed(folder)) {
                    assertEquals(folder, entry.path().parent());
                }
                assertEquals(1, listed(FilePath.ROOT).size());
                assertTrue(storage().stat(folder).size() >= 0);
            }
            done.set(true);
            int made = coming.get(60, TimeUnit.SECONDS) + going.get(60, TimeUnit.SECONDS);
            assertEquals(made, listed(folder).size());
        } finally {
            done.set(true);
            others.shutdownNow();
        }
    }

    private int comeAndGo(FilePath folder, String name, AtomicBoolean done) throws IOException {
        int made = 0;
        for (int i = 0; !done.get(); i++) {
            try (PartialFile partial = storage().create(folder.child(name + i), "someone")) {
                partial.append(ByteBuffer.wrap(new byte[10]));
                if (i % 8 == 0 && made < MOST_MADE) {
                    partial.commit();
                    made++;
                } else {
                    partial.discard();
                }
            }
        }
        return made;
    }

    @Test
    default void ofManyWhoCreateOneWins() throws Exception {
        for (int round = 0; round < 20; round++) {
            FilePath path = FilePath.ROOT.child("file" + round);
            assertEquals(
                    1,
                    winners(() -> wins(() -> {
                        try (PartialFile partial = storage().create(path, "someone")) {
                            assertEquals(0, partial.size());
                        }
                    })));
        }
    }

    @Test
    default void ofManyWhoStoreAFileWholeOneWins() throws Exception {
        for (int round = 0; round < 20; round++) {
            FilePath path = FilePath.ROOT.child("file" + round);
            byte[] bytes = Data.random(900, round);
            assertEquals(1, winners(() -> wins(() -> storage().store(path, "someone", ByteBuffer.wrap(bytes)))));
            Data.assertBytes(bytes, storage(), path);
        }
    }

    @Test
    default void ofManyWhoReopenOneWins() throws Exception {
        for (int round = 0; round < 20; round++) {
            FilePath path = FilePath.ROOT.child("file" + round);
            Data.leave(storage(), path, Data.random(10), "someone");
            Queue<PartialFile> open = new ConcurrentLinkedQueue<>(); // until all have tried
            assertEquals(1, winners(() -> {
                try {
                    PartialFile partial = Data.reopen(storage(), path);
                    open.add(partial);
                    return partial.size() == 10;
                } catch (IOException e) {
                    return false; // It is open already.
                }
            }));
            for (PartialFile partial : open) {
                partial.close();
            }
        }
    }

    @Test
    default void ofManyWhoMakeAFolderOneWins() throws Exception {
        for (int round = 0; round < 20; round++) {
            FilePath path = FilePath.ROOT.child("folder" + round);
            assertEquals(1, winners(() -> wins(() -> storage().createFolder(path, FileType.UPLOADS))));
            assertEquals(FileType.UPLOADS, storage().stat(path).type());
        }
        assertEquals(20, listed(FilePath.ROOT).size());
    }

    @Test
    default void manyFilesAreReceivedAtOnce() throws Exception {
        FilePath folder = FilePath.of("/folder");
        storage().createFolder(folder, FileType.UPLOADS);
        crowd(number -> {
            for (int file = 0; file < 10; file++) {
                byte[] bytes = Data.random(40_000 + file, number);
                FilePath path = folder.child(number + " " + file);
                if (file % 2 == 0) {
                    Data.put(storage(), path, bytes);
                } else {
                    storage().store(path, "someone", ByteBuffer.wrap(bytes));
                }
            }
            return true;
        });
        assertEquals(10 * CROWD, storage().stat(folder).size());
        for (int number = 0; number < CROWD; number++) {
            for (int file = 0; file < 10; file++) {
                byte[] bytes = Data.random(40_000 + file, number);
                Data.assertBytes(bytes, storage(), folder.child(number + " " + file));
            }
        }
    }

    /** A call that one of many threads may make. */
    interface Call {
        /** Calls. */
        void run() throws IOException;
    }

    /** Something a thread of a given number does. */
    interface Part {
        /** Does it; tells whether it won. */
        boolean play(int number) throws Exception;
    }

    private static boolean wins(Call call) throws IOException {
        try {
            call.run();
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        }
    }

    private static int winners(Callable<Boolean> attempt) throws Exception {
        return crowd(number -> attempt.call());
    }

    /** Lets a crowd loose at one moment; returns how many won. */
    private static int crowd(Part part) throws Exception {
        CyclicBarrier start = new CyclicBarrier(CROWD);
        ExecutorService threads = Executors.newFixedThreadPool(CROWD);
        try {
            List<Future<Boolean>> parts = new ArrayList<>();
            for (int i = 0; i < CROWD; i++) {
                int number = i;
                parts.add(threads.submit(() -> {
                    start.await(30, TimeUnit.SECONDS);
                    return part.play(number);
                }));
            }
            int winners = 0;
            for (Future<Boolean> end : parts) {
                winners += end.get(60, TimeUnit.SECONDS) ? 1 : 0;
            }
            return winners;
        } finally {
            threads.shutdownNow();
        }
    }
}
