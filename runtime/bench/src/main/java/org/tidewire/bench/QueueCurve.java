package org.tidewire.bench;

import java.io.Closeable;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.tidewire.account.AccountLimits;
import org.tidewire.storage.FilePath;
import org.tidewire.transfer.Peer;
import org.tidewire.transfer.Transfer;
import org.tidewire.transfer.TransferState;
import org.tidewire.transfer.Transfers;

/** The queue of downloads: one has the slot, the others wait. */
final class QueueCurve implements Closeable {
    private static final FilePath FILE = FilePath.of("/file.bin");
    private static final int TIMES = 20;
    private static final int TICKS = 4; // in a second

    private final Object storage;
    private final Transfers engine;
    private final int clients;
    private final List<Transfer> waiting = new ArrayList<>();
    private int asked;

    private QueueCurve(Path root, int clients) throws IOException {
        this.clients = clients;
        Files.write(root.resolve(FILE.name()), new byte[1000]);
        storage = Wiring.make(
                "org.tidewire.storage.file.FileStorage",
                Map.of("root", root.toString(), "storage.name", "bench"),
                Wiring.log());
        engine = (Transfers) Wiring.engine(
                Wiring.tree(storage), Map.of("total.downloads", 1, "queue.limit", 1_000_000, "ready.timeout", 3600));
    }

    static void run(String title, int clients, int most, Path folder, PrintStream out) throws Exception {
        Curve add = new Curve("queue, " + title + ": add one", "us", out);
        Curve leave = new Curve("queue, " + title + ": one that waits is cancelled", "us", out);
        Curve release = new Curve("queue, " + title + ": a slot goes to the next", "us", out);
        Curve first = new Curve("queue, " + title + ": one is put first", "us", out);
        Curve tick = new Curve("queue, " + title + ": a tick (4 a second)", "us", out);
        Curve tell = new Curve("queue, " + title + ": telling places after a release", "us", out);
        Curve list = new Curve("queue, " + title + ": list all", "us", out);
        Curve heap = new Curve("queue, " + title + ": heap of each", "bytes", out);
        try (Workplace place = new Workplace(folder);
                QueueCurve queue = new QueueCurve(place.path(), clients)) {
            long before = SessionHeap.heap();
            queue.add();
            for (int count = 1; count <= most; count *= 10) {
                while (queue.waiting.size() <= count) {
                    queue.add();
                }
                queue.quiet();
                heap.at(count, Math.max(0, (SessionHeap.heap() - before) / (double) count));
                tick.at(count, queue.tick());
                list.at(count, Curve.thread(TIMES, queue.engine::list));
                add.at(count, Curve.thread(TIMES, queue::add));
                leave.at(count, Curve.thread(TIMES, queue::leave));
                release.at(count, queue.release());
                tell.at(count, queue.tell());
                first.at(count, Curve.thread(1, queue::putFirst));
            }
        }
    }

    private void add() throws IOException {
        asked++;
        Peer peer = new Peer("bench", "10.0." + asked % clients / 250 + "." + asked % clients % 250);
        waiting.add(engine.download(peer, () -> AccountLimits.NONE, FILE, 0));
    }

    private void leave() {
        waiting.remove(waiting.size() - 1).disconnected("cancelled");
    }

    private double release() throws Exception {
        double[] least = {Double.MAX_VALUE};
        for (int i = 0; i < TIMES; i++) {
            Transfer holder = holder();
            least[0] = Math.min(least[0], Curve.thread(1, () -> holder.disconnected("done")));
            add();
        }
        return least[0];
    }

    /** The clock tells all who have moved up, and the listeners' thread tells each. */
    private double tell() throws Exception {
        quiet();
        double idle = tick();
        long before = Curve.threads("tidewire-transfer");
        holder().disconnected("done");
        add();
        Thread.sleep(1_000);
        return Math.max(0, (Curve.threads("tidewire-transfer") - before) / 1e3 - TICKS * idle);
    }

    private void putFirst() throws IOException {
        waiting.get(waiting.size() - 1).first();
    }

    private Transfer holder() {
        waiting.removeIf(each -> each.info().state().isFinal());
        return engine.list().stream()
                .filter(each -> each.info().state() == TransferState.READY)
                .findFirst()
                .orElseThrow();
    }

    private double tick() throws InterruptedException {
        long before = Curve.threads("tidewire-transfer-clock");
        Thread.sleep(1_000);
        return (Curve.threads("tidewire-transfer-clock") - before) / 1e3 / TICKS;
    }

    /** Waits until those who were told of what came before have heard it. */
    private void quiet() throws InterruptedException {
        long before;
        do {
            before = Curve.threads("tidewire-transfer-events");
            Thread.sleep(600);
        } while (Curve.threads("tidewire-transfer-events") - before > 1_000_000);
    }

    @Override
    public void close() {
        Wiring.call(engine, "close");
        Wiring.call(storage, "stop");
    }
}
