package org.tidewire.bench;

import java.io.Closeable;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.tidewire.storage.FilePath;
import org.tidewire.wired.client.WiredConnection;

/** Wired sessions, both ends in this process: they come, do nothing, and each lists a folder of 100 files. */
final class SessionCurve implements Closeable {
    private static final int FILES = 100;
    private static final FilePath LISTED = FilePath.of("/listed");

    private final List<WiredConnection> open = new ArrayList<>();
    private final int port;
    private final Path known;

    private SessionCurve(int port, Path known) {
        this.port = port;
        this.known = known;
    }

    static void run(int most, Path folder, PrintStream out) throws Exception {
        try (Workplace place = new Workplace(folder);
                Workplace aside = new Workplace(folder)) {
            Path listed = Files.createDirectory(place.path().resolve(LISTED.name()));
            for (int i = 0; i < FILES; i++) {
                Files.write(listed.resolve("file-" + i), new byte[i]);
            }
            int port = WiredBench.freePort();
            try (Product product = new Product(place.path(), port, new Identity(aside.path()).context());
                    SessionCurve curve = new SessionCurve(port, aside.path().resolve("known"))) {
                curve.run(most, out);
            }
        }
    }

    private void run(int most, PrintStream out) throws Exception {
        Curve connect = new Curve("sessions: connect and log in", "us", out);
        Curve list = new Curve("sessions: a listing", "us", out);
        Curve idle = new Curve("sessions: all idle for a second", "us", out);
        Curve heap = new Curve("sessions: heap of each, both ends", "bytes", out);
        Curve threads = new Curve("sessions: threads, both ends", "", out);
        Product.connect(port, known).close(); // loads every class
        long before = SessionHeap.heap();
        for (int count = 1; count <= most; count = count < 1_000 ? count * 10 : count * 2) {
            int fresh = count - open.size();
            long began = Race.processor().toNanos();
            for (int i = 0; i < fresh; i++) {
                open.add(Product.connect(port, known));
            }
            connect.at(count, (Race.processor().toNanos() - began) / 1e3 / fresh);
            heap.at(count, Math.max(0, (SessionHeap.heap() - before) / (double) count));
            threads.at(count, Thread.activeCount());
            idle.at(count, idle());
            list.at(count, Curve.process(1, this::list) / count);
        }
    }

    private static double idle() throws InterruptedException {
        long before = Race.processor().toNanos();
        Thread.sleep(1_000);
        return (Race.processor().toNanos() - before) / 1e3;
    }

    private void list() throws IOException {
        for (WiredConnection each : open) {
            if (each.list(LISTED).size() != FILES) {
                throw new IOException("a listing is not whole");
            }
        }
    }

    @Override
    public void close() throws IOException {
        for (WiredConnection each : open) {
            each.close();
        }
    }
}
