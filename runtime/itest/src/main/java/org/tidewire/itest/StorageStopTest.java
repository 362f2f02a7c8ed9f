package org.tidewire.itest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.tidewire.storage.FilePath;
import org.tidewire.transfer.TransferInfo;
import org.tidewire.transfer.TransferState;
import org.tidewire.transfer.Transfers;
import org.tidewire.wired.client.Progress;
import org.tidewire.wired.client.WiredConnection;

/** Storage leaves while bytes flow, and comes back. */
public class StorageStopTest {
    private static final long SEED = 4711;
    private static final long SIZE = 256 << 20;
    private static final long MIDDLE = 8 << 20;
    private static final FilePath TARGET = FilePath.of("/big.bin");

    @TempDir
    Path home;

    private Installation installation;
    private final Bundle bundle = Container.bundle("org.tidewire.storage.file");

    @BeforeEach
    void install() throws Exception {
        installation = new Installation(home);
    }

    @AfterEach
    void remove() throws Exception {
        bundle.start();
        installation.close();
    }

    @Test
    void anUploadIsInterruptedAndGoesOnWhenStorageIsBack() throws Exception {
        Path source = RandomFile.make(home, SEED, SIZE);
        FutureTask<Void> broken = new FutureTask<>(() -> put(source, Progress.NONE));
        new Thread(broken, "uploader").start();
        Await.until("8 MiB are there", () -> position() > MIDDLE);
        bundle.stop();

        assertEquals(TransferState.INTERRUPTED, last().state(), () -> last().toString());
        ExecutionException failure = assertThrows(ExecutionException.class, broken::get);
        assertTrue(failure.getCause() instanceof IOException, failure.toString());
        Path partial = installation.root().resolve("big.bin.WiredTransfer");
        long held = Files.size(partial);
        assertTrue(held > MIDDLE && held < SIZE, held + " bytes are held");

        bundle.start();
        installation.awaitListening();
        AtomicLong offset = new AtomicLong(-1);
        put(source, new Progress() {
            @Override
            public void begun(FilePath file, long from, long size, LongSupplier position) {
                offset.set(from);
            }
        });
        assertEquals(held, offset.get(), "went on where it was, seed " + SEED);
        assertEquals(-1, Files.mismatch(source, installation.root().resolve("big.bin")), "seed " + SEED);
    }

    private Void put(Path source, Progress progress) throws Exception {
        try (WiredConnection connection = installation.connect()) {
            connection.put(source, TARGET, progress);
        }
        return null;
    }

    private static long position() throws Exception {
        return Container.service(Transfers.class).list().stream()
                .filter(transfer -> transfer.info().state() == TransferState.RUNNING)
                .mapToLong(transfer -> transfer.info().position())
                .max()
                .orElse(0);
    }

    private static TransferInfo last() {
        try {
            var all = Container.service(Transfers.class).list();
            return all.get(all.size() - 1).info();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
