package org.tidewire.itest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewire.storage.FilePath;
import org.tidewire.transfer.Transfer;
import org.tidewire.transfer.TransferInfo;
import org.tidewire.transfer.TransferState;
import org.tidewire.transfer.Transfers;
import org.tidewire.wired.client.Progress;
import org.tidewire.wired.client.WiredConnection;

/** The engine's configuration changes while bytes flow. */
public class EngineChangeTest {
    private static final String ENGINE = "org.tidewire.transfer";
    private static final long SEED = 20261121;

    /** Too large to be through before the limit counts, which may take a quarter of a second. */
    private static final long SIZE = 256 << 20;

    /** Too slow to end during the test. */
    private static final long SLOW = 100_000;

    @TempDir
    Path home;

    private Installation installation;

    @BeforeEach
    void install() throws Exception {
        installation = new Installation(home);
    }

    @AfterEach
    void remove() throws Exception {
        installation.close();
    }

    @Test
    void slotsAndSpeedsChangeWithoutInterruptingWhatRuns() throws Exception {
        configure(1, SLOW);
        Path source = RandomFile.make(installation.root(), SEED, SIZE);
        Hearing first = new Hearing();
        Hearing second = new Hearing();
        FutureTask<Void> running = start(source, "first.bin", first);
        Await.until("the first runs", () -> states().equals(List.of(TransferState.RUNNING)));
        long number = transfers().get(0).number();
        FutureTask<Void> waiting = start(source, "second.bin", second);
        Await.until("the second waits", () -> second.heard.contains("queued"));

        configure(2, SLOW);
        Await.until("the second runs beside the first", () -> states().equals(
                        List.of(TransferState.RUNNING, TransferState.RUNNING)));
        assertEquals(number, transfers().get(0).number(), "it is the same transfer");

        configure(2, 0);
        running.get(60, TimeUnit.SECONDS);
        waiting.get(60, TimeUnit.SECONDS);
        assertEquals(List.of("begun 0"), first.heard, "never interrupted");
        assertEquals(List.of("queued", "begun 0"), second.heard, "never interrupted");
        for (String name : List.of("first.bin", "second.bin")) {
            assertEquals(-1, Files.mismatch(source, home.resolve(name)), name + ", seed " + SEED);
        }
    }

    private void configure(int downloads, long speed) throws Exception {
        installation.configurations().set(ENGINE, Map.of("client.downloads", downloads, "download.speed", speed));
    }

    private FutureTask<Void> start(Path source, String name, Progress progress) {
        FilePath remote = FilePath.ROOT.child(source.getFileName().toString());
        FutureTask<Void> get = new FutureTask<>(() -> {
            try (WiredConnection connection = installation.connect()) {
                connection.get(remote, home.resolve(name), progress);
            }
            return null;
        });
        new Thread(get, name).start();
        return get;
    }

    private static List<TransferState> states() throws Exception {
        return transfers().stream().map(TransferInfo::state).toList();
    }

    private static List<TransferInfo> transfers() throws Exception {
        return Container.service(Transfers.class).list().stream()
                .map(Transfer::info)
                .filter(info -> !info.state().isFinal())
                .toList();
    }

    private static final class Hearing implements Progress {
        private final List<String> heard = new CopyOnWriteArrayList<>();

        @Override
        public void queued(FilePath file, int place) {
            heard.add("queued");
        }

        @Override
        public void begun(FilePath file, long offset, long size, LongSupplier position) {
            heard.add("begun " + offset);
        }

        @Override
        public void reconnecting(int attempt, Duration pause, String why) {
            heard.add("lost: " + why);
        }
    }
}
