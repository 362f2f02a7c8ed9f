package org.tidewire.wired.client.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.Closeable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.util.converter.Converters;

/**
 * Our client and our server over so many connections that are lost: {@code -Dcuts=500 -Dseed=9}. Not in each build yet: every file arrived
 * in every run, but in one of them (100 cuts, seed 7) a transfer was not over within the patience of the last look.
 */
@EnabledIfSystemProperty(named = "cuts", matches = "[0-9]+", disabledReason = "runs by -Dcuts=N only")
@Timeout(3600)
class BadNetworkTest {
    private static final int CUTS = Integer.getInteger("cuts", 100);
    private static final long SEED = Long.getLong("seed", 7);
    /** Who lost a connection mostly waits; so the more the merrier. */
    private static final int USERS = 24;

    @TempDir
    Path folder;

    @Test
    void everyFileArrivesWholeHoweverOftenConnectionsAreLost() throws Exception {
        String[] users = IntStream.range(0, USERS).mapToObj(i -> "u" + i).toArray(String[]::new);
        Ledger ledger = new Ledger();
        List<Traveller> travellers = new ArrayList<>();
        int files = 0;
        TlsWiredClient client = client();
        ExecutorService threads = Executors.newFixedThreadPool(USERS);
        try (RealServer server = new RealServer(
                        Map.of("stall.timeout", 1, "transfer.timeout", 2, "connections", 10_000),
                        Map.of("ready.timeout", 2, "total.uploads", USERS, "total.downloads", USERS),
                        users);
                Closeable ending = client::close) {
            server.listen(ledger);
            for (int i = 0; i < USERS; i++) {
                Traveller.Task task = new Traveller.Task(users[i], SEED * 1000 + i, (CUTS + USERS - 1) / USERS);
                travellers.add(new Traveller(server, ledger, client, folder, task));
            }
            for (Future<Integer> each : threads.invokeAll(travellers)) {
                files += each.get();
            }
            WithServer.await(() -> server.engine.list().stream()
                    .allMatch(transfer -> transfer.info().state().isFinal()));
            assertEquals(List.of(), server.warnings);
        } finally {
            threads.shutdownNow();
        }
        Map<Fault.Kind, Integer> happened = new EnumMap<>(Fault.Kind.class);
        travellers.forEach(each -> each.mishaps().addTo(happened));
        System.out.println(files + " files there and back in " + ledger.transfers() + " transfers, seed " + SEED + ": "
                + happened);
        WithServer.await(BadNetworkTest::noThreadIsLeft);
    }

    private TlsWiredClient client() {
        Map<String, Object> settings = Map.of(
                "known.servers", folder.resolve("known").toString(),
                "connect.timeout", 1,
                "reply.timeout", 1,
                "transfer.timeout", 1,
                "ping", 1);
        return new TlsWiredClient(
                Converters.standardConverter().convert(settings).to(Config.class),
                WithServer.noLog(),
                attempt -> Duration.ofMillis(1));
    }

    private static boolean noThreadIsLeft() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .noneMatch(name -> name.startsWith(LoopConnection.THREADS)
                        || name.startsWith("tidewire-")
                        || name.startsWith("wired-client-"));
    }
}
