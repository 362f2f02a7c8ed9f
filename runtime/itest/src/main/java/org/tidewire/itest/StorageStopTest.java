package org.tidewire.itest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
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

    /** The client goes on by itself, as it does after every broken transfer that gained something. */
    @Test
    void anUploadIsInterruptedAndGoesOnWhenStorageIsBack() throws Exception {
        Path source = RandomFile.make(home, SEED, SIZE);
        List<Long> offsets = new CopyOnWriteArrayList<>();
        FutureTask<Void> upload = new FutureTask<>(() -> put(source, offsets));
        new Thread(upload, "uploader").start();
        Await.until("8 MiB are there", () -> position() > MIDDLE);
        bundle.stop();

        TransferInfo broken = last();
        assertEquals(TransferState.INTERRUPTED, broken.state(), broken::toString);
        long held = Files.size(installation.root().resolve("big.bin.WiredTransfer"));
        assertTrue(held > MIDDLE && held < SIZE, held + " bytes are held");
        assertEquals(broken.position(), held, "what the engine counted is what is held");

        bundle.start();
        upload.get(60, TimeUnit.SECONDS);
        assertEquals(List.of(0L, held), offsets, "went on where it was, seed " + SEED);
        assertEquals(-1, Files.mismatch(source, installation.root().resolve("big.bin")), "seed " + SEED);
    }

    @Test
    void aDownloadIsInterruptedAndGoesOnWhenStorageIsBack() throws Exception {
        Path source = RandomFile.make(installation.root(), SEED, SIZE);
        Path target = home.resolve("fetched.bin");
        FilePath remote = FilePath.ROOT.child(source.getFileName().toString());
        FutureTask<Void> broken = new FutureTask<>(() -> get(remote, target, new CopyOnWriteArrayList<>()));
        new Thread(broken, "downloader").start();
        Await.until("8 MiB are through", () -> position() > MIDDLE);
        bundle.stop();

        TransferInfo over = last();
        assertEquals(TransferState.INTERRUPTED, over.state(), over::toString);
        assertThrows(ExecutionException.class, () -> broken.get(60, TimeUnit.SECONDS));
        long held = Files.size(target.resolveSibling("fetched.bin.WiredTransfer"));
        bundle.start();
        installation.awaitListening();
        List<Long> offsets = new CopyOnWriteArrayList<>();
        get(remote, target, offsets);
        assertEquals(List.of(held), offsets, "went on where it was, seed " + SEED);
        assertEquals(-1, Files.mismatch(source, target), "seed " + SEED);
    }

    private Void get(FilePath remote, Path target, List<Long> offsets) throws Exception {
        try (WiredConnection connection = installation.connect()) {
            connection.get(remote, target, new Offsets(offsets));
        }
        return null;
    }

    private Void put(Path source, List<Long> offsets) throws Exception {
        try (WiredConnection connection = installation.connect()) {
            connection.put(source, TARGET, new Offsets(offsets));
        }
        return null;
    }

    /** Remembers where each try began. */
    private record Offsets(List<Long> found) implements Progress {
        @Override
        public void begun(FilePath file, long offset, long size, LongSupplier position) {
            found.add(offset);
        }
    }

    private static long position() throws Exception {
        return Container.service(Transfers.class).list().stream()
                .filter(transfer -> transfer.info().state() == TransferState.RUNNING)
                .mapToLong(transfer -> transfer.info().position())
                .max()
                .orElse(0);
    }

    private static TransferInfo last() throws Exception {
        var all = Container.service(Transfers.class).list();
        return all.get(all.size() - 1).info();
    }
}
