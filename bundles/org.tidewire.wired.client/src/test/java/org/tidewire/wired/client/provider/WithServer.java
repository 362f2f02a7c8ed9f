package org.tidewire.wired.client.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.service.log.Logger;
import org.osgi.util.converter.Converters;
import org.tidewire.storage.FilePath;
import org.tidewire.wired.WiredUrl;
import org.tidewire.wired.channel.TestTls;
import org.tidewire.wired.client.Progress;
import org.tidewire.wired.client.WiredConnection;

/** A client, a fake server, a folder; and what the client told its caller. */
abstract class WithServer {
    static final FilePath A = FilePath.of("/a.bin");

    @TempDir
    Path folder;

    FakeServer server;
    TlsWiredClient client;
    final Heard heard = new Heard();
    final List<Integer> pauses = new CopyOnWriteArrayList<>();

    @BeforeEach
    void begin() throws Exception {
        server = new FakeServer(TestTls.context());
        client = client(Map.of());
    }

    @AfterEach
    void end() throws IOException {
        client.close();
        server.close();
        assertEquals(
                List.of(),
                server.faults.stream().filter(AssertionError.class::isInstance).toList());
    }

    TlsWiredClient client(Map<String, Object> settings) {
        Map<String, Object> all = new HashMap<>(settings);
        all.putIfAbsent("reconnect.tries", 0);
        all.putIfAbsent("known.servers", knownServers().toString());
        return new TlsWiredClient(Converters.standardConverter().convert(all).to(Config.class), noLog(), attempt -> {
            pauses.add(attempt);
            return Duration.ofMillis(1);
        });
    }

    Path knownServers() {
        return folder.resolve("home/known-servers");
    }

    WiredConnection connect() throws IOException {
        return client.connect(url());
    }

    WiredUrl url() {
        return new WiredUrl("guest", "", "127.0.0.1", server.port(), "/");
    }

    Path local(String name) {
        return folder.resolve(name);
    }

    List<String> names() throws IOException {
        try (Stream<Path> found = Files.list(folder)) {
            return found.map(each -> each.getFileName().toString())
                    .filter(name -> !name.equals("home"))
                    .sorted()
                    .toList();
        }
    }

    /** Seeded bytes: a failure can be repeated. */
    static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + 20_000_000_000L;
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < deadline, "waited for too long");
            Thread.onSpinWait();
        }
    }

    /** Waits until nothing is left; names what is. */
    static void awaitNone(Supplier<? extends Collection<?>> left) {
        long deadline = System.nanoTime() + 20_000_000_000L;
        for (Collection<?> still = left.get(); !still.isEmpty(); still = left.get()) {
            assertTrue(System.nanoTime() < deadline, "left in the end: " + still);
            Thread.onSpinWait();
        }
    }

    /** Something that a client is asked for. */
    interface Call {
        void run() throws IOException;
    }

    static CompletableFuture<Void> later(Call call) {
        return CompletableFuture.runAsync(() -> {
            try {
                call.run();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    static IOException failure(CompletableFuture<Void> call) {
        ExecutionException failed = assertThrows(ExecutionException.class, () -> call.get(20, TimeUnit.SECONDS));
        return ((UncheckedIOException) failed.getCause()).getCause();
    }

    static Logger noLog() {
        return (Logger) Proxy.newProxyInstance(
                Logger.class.getClassLoader(), new Class<?>[] {Logger.class}, (proxy, method, values) -> null);
    }

    /** Remembers what it hears. */
    static final class Heard implements Progress {
        final List<String> all = new CopyOnWriteArrayList<>();
        final List<LongSupplier> positions = new CopyOnWriteArrayList<>();

        @Override
        public void queued(FilePath file, int place) {
            all.add("queued " + file + " " + place);
        }

        @Override
        public void begun(FilePath file, long offset, long size, LongSupplier position) {
            all.add("begun " + file + " " + offset + " " + size);
            positions.add(position);
        }

        @Override
        public void done(FilePath file, long moved, long size) {
            all.add("done " + file + " " + moved + " " + size);
        }

        @Override
        public void unverified(FilePath file) {
            all.add("unverified " + file);
        }

        @Override
        public void reconnecting(int attempt, Duration pause, String why) {
            all.add("reconnecting " + attempt);
        }
    }
}
