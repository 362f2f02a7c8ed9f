package org.example.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewire.storage.FilePath;
import org.tidewire.storage.PartialFile;
import org.tidewire.storage.Storage;
import org.tidewire.transfer.FileKind;
import org.tidewire.transfer.Friend;
import org.tidewire.transfer.TransferInfo;
import org.tidewire.transfer.TransferListener;
import org.tidewire.transfer.TransferState;
import org.tidewire.transfer.provider.PlainEngine;

/** The same storage and the same friend in a program that knows no OSGi: jars on a class path, and constructors. */
class WithoutOsgiIT {
    private static final long SEED = 909;

    @TempDir
    Path home;

    @Test
    void aFileGoesToAFriend() throws Exception {
        byte[] bytes = new byte[3_000_000];
        new Random(SEED).nextBytes(bytes);
        Storage shelf = new Shelf(home.resolve("shelf"));
        keep(shelf, FilePath.of("/plan.bin"), bytes);
        CountDownLatch completed = new CountDownLatch(1);
        // Here it begins:
        try (Neighbour neighbour = new Neighbour(home.resolve("inbox"));
                PlainEngine plain = new PlainEngine(shelf, Map.of("friend.sends", 1))) {
            plain.engine().addFriend(neighbour, Map.of(Friend.ID, "neighbour"));
            plain.engine().addListener(new TransferListener() {
                @Override
                public void changed(TransferInfo before, TransferInfo after) {
                    if (after.state() == TransferState.COMPLETED) {
                        completed.countDown();
                    }
                }
            });
            plain.engine().send("neighbour", FilePath.of("/plan.bin"), FileKind.DATA);
            assertTrue(
                    completed.await(120, TimeUnit.SECONDS),
                    () -> "not completed: " + plain.engine().list());
        }
        // Here it ends; closing the neighbour has waited for its last byte.
        assertEquals(
                -1, Files.mismatch(home.resolve("shelf/plan.bin"), home.resolve("inbox/plan.bin")), "seed " + SEED);
    }

    private static void keep(Storage storage, FilePath path, byte[] bytes) throws Exception {
        try (PartialFile partial = storage.create(path, "test")) {
            partial.append(ByteBuffer.wrap(bytes));
            partial.commit();
        }
    }
}
