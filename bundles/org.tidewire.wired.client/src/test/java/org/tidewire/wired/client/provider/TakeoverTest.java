package org.tidewire.wired.client.provider;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.util.converter.Converters;
import org.tidewire.storage.FilePath;
import org.tidewire.transfer.TransferInfo;
import org.tidewire.transfer.TransferState;
import org.tidewire.wired.WiredUrl;
import org.tidewire.wired.client.Progress;
import org.tidewire.wired.client.WiredConnection;

/** A peer falls silent without an end, and comes back by another connection long before the server's stall time is over. */
@Timeout(120)
class TakeoverTest {
    private static final FilePath FILE = FilePath.of("/file.bin");
    private static final Fault SILENCE = new Fault(Fault.Kind.HALF_OPEN, true, 700_000);
    private static final Fault NO_MORE = new Fault(Fault.Kind.HALF_OPEN, false, 700_000);

    @TempDir
    Path folder;

    private final RealServer server = new RealServer(Map.of("stall.timeout", 3600), Map.of(), "anna");
    private TlsWiredClient lost;
    private TlsWiredClient back;
    private byte[] bytes;

    @BeforeEach
    void begin() throws IOException {
        bytes = new byte[16_000_000];
        new Random(5).nextBytes(bytes);
        Files.write(folder.resolve("file.bin"), bytes);
        lost = client();
        back = client();
    }

    @AfterEach
    void end() {
        lost.close();
        back.close();
        server.close();
    }

    @Test
    void whoComesBackTakesItsUploadOver() throws Exception {
        try (LoopProxy bad = proxy(SILENCE);
                WiredConnection silent = connect(lost, bad.port())) {
            CompletableFuture<Void> sending =
                    WithServer.later(() -> silent.put(folder.resolve("file.bin"), FILE, Progress.NONE));
            awaitFirst(600_000);
            try (WiredConnection again = connect(back, server.port())) {
                again.put(folder.resolve("file.bin"), FILE, Progress.NONE);
            }
            assertArrayEquals(bytes, server.bytes(FILE), "seed 5");
            requireTakenOver("the same upload began again");
            end(silent, sending);
        }
    }

    @Test
    void whoComesBackTakesItsDownloadOver() throws Exception {
        try (WiredConnection fair = connect(back, server.port())) {
            fair.put(folder.resolve("file.bin"), FILE, Progress.NONE);
        }
        try (LoopProxy bad = proxy(NO_MORE);
                WiredConnection silent = connect(lost, bad.port())) {
            CompletableFuture<Void> getting =
                    WithServer.later(() -> silent.get(FILE, folder.resolve("lost.bin"), Progress.NONE));
            WithServer.await(() -> server.engine.list().size() == 2 && info(1).position() > 600_000);
            try (WiredConnection again = connect(back, server.port())) {
                again.get(FILE, folder.resolve("back.bin"), Progress.NONE);
            }
            assertArrayEquals(bytes, Files.readAllBytes(folder.resolve("back.bin")), "seed 5");
            assertEquals("the same download began again", info(1).reason());
            assertEquals(TransferState.COMPLETED, info(2).state());
            end(silent, getting);
        }
    }

    /** Ends the one that fell silent; whether it has noticed by then that its file is there is its own affair. */
    private static void end(WiredConnection silent, CompletableFuture<Void> moving) throws Exception {
        silent.close();
        moving.handle((done, fault) -> null).get(20, TimeUnit.SECONDS);
    }

    private void awaitFirst(long position) {
        WithServer.await(() -> !server.engine.list().isEmpty() && info(0).position() > position);
    }

    /** The second has begun where the first was when it ended, and has all. */
    private void requireTakenOver(String reason) {
        assertEquals(
                List.of(TransferState.INTERRUPTED, TransferState.COMPLETED), List.of(info(0).state(), info(1).state()));
        assertEquals(reason, info(0).reason());
    }

    /** Tells of the transfer that was asked for so many before. */
    private TransferInfo info(int index) {
        return server.engine.list().stream()
                .map(each -> each.info())
                .sorted((one, two) -> Long.compare(one.number(), two.number()))
                .toList()
                .get(index);
    }

    private LoopProxy proxy(Fault transfer) throws IOException {
        return new LoopProxy(server.port(), () -> Fault.NONE, () -> transfer, happened -> {});
    }

    private static WiredConnection connect(TlsWiredClient client, int port) throws IOException {
        return client.connect(new WiredUrl("anna", "", "127.0.0.1", port, "/"));
    }

    private TlsWiredClient client() {
        Map<String, Object> settings =
                Map.of("known.servers", folder.resolve("known").toString(), "transfer.timeout", 3600);
        return new TlsWiredClient(
                Converters.standardConverter().convert(settings).to(Config.class), WithServer.noLog());
    }
}
