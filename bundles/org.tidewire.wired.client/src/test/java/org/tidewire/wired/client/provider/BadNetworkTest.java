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
import org.junit.jupiter.api.io.TempDir;
import org.osgi.util.converter.Converters;
import org.tidewire.transfer.Transfer;

/** Our client and our server over connections that are lost; {@code -Dcuts=10000} for more, {@code -Dseed=} for others. */
@Timeout(3600)
class BadNetworkTest {
    private static final int CUTS = Integer.getInteger("cuts", 40);
    private static final long SEED = Long.getLong("seed", 7);
    /** Who lost a connection mostly waits; so the more the merrier. */
    private static final int USERS = Math.min(24, 1 + CUTS / 5);

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
            WithServer.awaitNone(() -> server.engine.list().stream()
                    .map(Transfer::info)
                    .filter(transfer -> !transfer.state().isFinal())
                    .toList());
            assertEquals(List.of(), server.warnings);
        } finally {
            threads.shutdownNow();
        }
        Map<Fault.Kind, Integer> happened = new EnumMap<>(Fault.Kind.class);
        travellers.forEach(each -> each.mishaps().addTo(happened));
        System.out.println(files + " files there and back in " + ledger.transfers() + " transfers, seed " + SEED + ": "
                + happened);
        WithServer.awaitNone(BadNetworkTest::threads);
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

    private static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith(LoopConnection.THREADS)
                        || name.startsWith("tidewire-")
                        || name.startsWith("wired-client-"))
                .toList();
    }
}
