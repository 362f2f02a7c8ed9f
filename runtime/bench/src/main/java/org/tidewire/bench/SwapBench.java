package org.tidewire.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

import org.tidewire.account.AccountLimits;
import org.tidewire.storage.FilePath;
import org.tidewire.transfer.Checksum;
import org.tidewire.transfer.Peer;
import org.tidewire.transfer.Transfer;
import org.tidewire.transfer.Transfers;

/** Measures how soon bytes move again once a storage has come in the place of another one. */
public final class SwapBench {
    private static final int SWAPS = 500;
    private static final int WARM_UP = 50;
    private static final int PIECE = 16 << 10;
    private static final int BETWEEN = 20;
    private static final long SIZE = 1L << 40;
    private static final Peer PEER = new Peer("bench", "127.0.0.1");

    private final Path root;
    private final int swaps;
    private final Object tree;
    private final Transfers engine;
    private Object storage;

    private SwapBench(Path root, int swaps) {
        this.root = root;
        this.swaps = swaps;
        storage = storage();
        tree = Wiring.tree(storage);
        engine = (Transfers) Wiring.engine(tree);
    }

    /**
     * Prints median and p99 for an upload and a download.
     *
     * @param arguments a folder, if it is not to be the usual one, and how many swaps (500)
     * @throws Exception if something fails
     */
    public static void main(String[] arguments) throws Exception {
        Path memory = Path.of("/dev/shm");
        Path usual = Files.isDirectory(memory) ? memory : Path.of(System.getProperty("java.io.tmpdir"));
        try (Workplace place = new Workplace(arguments.length > 0 ? Path.of(arguments[0]) : usual)) {
            SwapBench bench =
                    new SwapBench(place.path(), arguments.length > 1 ? Integer.parseInt(arguments[1]) : SWAPS);
            bench.upload();
            bench.download();
            Wiring.call(bench.engine, "close");
            Wiring.call(bench.storage, "stop");
        }
    }

    private Object storage() {
        return Wiring.make(
                "org.tidewire.storage.file.FileStorage",
                Map.of("root", root.toString(), "storage.name", "bench"),
                Wiring.log());
    }

    private void upload() throws Exception {
        Checksum sum = Checksum.of(new byte[Checksum.COVERED]);
        Transfer transfer = claimed(engine.upload(PEER, () -> AccountLimits.NONE, FilePath.of("/up.bin"), SIZE, sum));
        measure("upload", transfer, position -> {
            transfer.write(ByteBuffer.allocate(PIECE), position);
            return position + PIECE;
        });
    }

    private void download() throws Exception {
        Files.write(root.resolve("down.bin"), new byte[4 << 20]);
        Transfer transfer = claimed(engine.download(PEER, () -> AccountLimits.NONE, FilePath.of("/down.bin"), 0));
        measure("download", transfer, position -> {
            transfer.read(ByteBuffer.allocate(PIECE), position);
            return (position + PIECE) % (2 << 20);
        });
    }

    private Transfer claimed(Transfer transfer) {
        return engine.claim(transfer.key().orElseThrow(), PEER.place()).orElseThrow();
    }

    private void measure(String what, Transfer transfer, SwapMover.Step step) throws Exception {
        SwapMover mover = new SwapMover(step);
        mover.start();
        long[] nanos = new long[swaps];
        for (int swap = -WARM_UP; swap < swaps; swap++) {
            mover.await(mover.steps() + BETWEEN);
            long took = swap(mover, swap);
            if (swap >= 0) {
                nanos[swap] = took;
            }
        }
        transfer.disconnected("measured");
        mover.join();
        Arrays.sort(nanos);
        System.out.printf(
                Locale.ROOT,
                "%s: %d swaps, from rebind to the next byte: median %.2f ms, p99 %.2f ms, most %.2f ms%n",
                what,
                swaps,
                millis(nanos[swaps / 2]),
                millis(nanos[swaps * 99 / 100]),
                millis(nanos[swaps - 1]));
    }

    private long swap(SwapMover mover, int number) throws IOException, InterruptedException {
        Wiring.call(tree, "removeStorage", storage);
        Wiring.call(storage, "stop");
        storage = storage();
        long steps = mover.steps();
        long began = System.nanoTime();
        Wiring.call(tree, "addStorage", storage, Map.of("storage.name", "bench", "service.id", (long) number));
        mover.await(steps + 1);
        return mover.when(steps + 1) - began;
    }

    private static double millis(long nanos) {
        return nanos / 1e6;
    }
}
