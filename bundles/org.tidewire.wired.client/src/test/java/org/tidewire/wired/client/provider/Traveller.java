package org.tidewire.wired.client.provider;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.function.LongSupplier;

import org.tidewire.storage.FilePath;
import org.tidewire.wired.WiredUrl;
import org.tidewire.wired.client.Progress;
import org.tidewire.wired.client.WiredClient;
import org.tidewire.wired.client.WiredConnection;

/** A user who puts files and gets them again over a bad network, until enough connections were lost. */
final class Traveller implements Callable<Integer> {
    /** So often a person would try again. */
    private static final int PATIENCE = 60;

    private static final int LEAST = 80_000;
    private static final int MOST = 400_000;

    private final RealServer server;
    private final WiredClient client;
    private final String name;
    private final long seed;
    private final int losses;
    private final Path folder;
    private final Ledger ledger;
    private final Mishaps mishaps;
    private final Random random;
    private WiredConnection connection;

    Traveller(RealServer server, Ledger ledger, WiredClient client, Path folder, Task task) {
        this.server = server;
        this.client = client;
        this.name = task.name;
        this.seed = task.seed;
        this.losses = task.losses;
        this.folder = folder;
        this.ledger = ledger;
        mishaps = new Mishaps(seed);
        random = new Random(seed + 1);
    }

    /** Who, from which seed, and how many connections are to be lost. */
    record Task(String name, long seed, int losses) {}

    Mishaps mishaps() {
        return mishaps;
    }

    /** Moves files; tells how many. */
    @Override
    public Integer call() throws IOException {
        int files = 0;
        try (LoopProxy proxy = new LoopProxy(server.port(), mishaps::control, mishaps::transfer, mishaps::happened)) {
            WiredUrl url = new WiredUrl(name, "", "127.0.0.1", proxy.port(), "/");
            while (mishaps.losses() < losses) {
                move(url, FilePath.of("/" + name + "-" + files));
                files++;
            }
            mishaps.end();
            move(url, FilePath.of("/" + name + "-last"));
            hangUp();
        }
        return files + 1;
    }

    private void move(WiredUrl url, FilePath path) throws IOException {
        byte[] bytes = new byte[LEAST + random.nextInt(MOST - LEAST)];
        random.nextBytes(bytes);
        Path here = folder.resolve(path.name());
        Files.write(here, bytes);
        mishaps.expect(true, bytes.length);
        persist(url, () -> connection.put(here, path, Progress.NONE));
        assertArrayEquals(bytes, server.bytes(path), () -> path + " is another file there, " + this);
        Path back = folder.resolve(path.name() + ".back");
        Held held = new Held();
        mishaps.expect(false, bytes.length);
        persist(url, () -> connection.get(path, back, held));
        assertArrayEquals(bytes, Files.readAllBytes(back), () -> path + " came back as another file, " + this);
        held.requireNothingLost(path);
        WithServer.await(() -> ledger.hasHeard(path, bytes.length));
        ledger.requireNothingTwice(path, bytes.length, toString());
        ledger.requireAskedFor(path, held.all(), toString());
        Files.delete(here);
        Files.delete(back);
        server.storage.delete(path);
    }

    private void persist(WiredUrl url, WithServer.Call call) throws IOException {
        for (int tries = 1; ; tries++) {
            try {
                if (connection == null || !connection.isOpen()) {
                    hangUp();
                    connection = client.connect(url);
                }
                call.run();
                return;
            } catch (IOException e) {
                if (tries == PATIENCE) {
                    throw new IOException("tried for " + tries + " times, " + this, e);
                }
            }
        }
    }

    private void hangUp() throws IOException {
        if (connection != null) {
            connection.close();
        }
    }

    @Override
    public String toString() {
        return "seed " + seed;
    }

    /** How much of a file was held when each try began, and when it ended. */
    private final class Held implements Progress {
        private final List<Long> begun = new ArrayList<>();
        private final List<LongSupplier> reached = new ArrayList<>();

        @Override
        public void begun(FilePath file, long offset, long size, LongSupplier position) {
            begun.add(offset);
            reached.add(position);
        }

        List<Long> all() {
            return reached.stream().map(LongSupplier::getAsLong).toList();
        }

        void requireNothingLost(FilePath path) {
            for (int i = 1; i < begun.size(); i++) {
                assertEquals(
                        reached.get(i - 1).getAsLong(),
                        begun.get(i),
                        () -> path + " was not gone on with where it broke, " + Traveller.this);
            }
        }
    }
}
