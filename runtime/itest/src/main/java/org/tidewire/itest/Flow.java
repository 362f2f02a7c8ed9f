package org.tidewire.itest;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

import org.tidewire.storage.FilePath;
import org.tidewire.transfer.Transfer;
import org.tidewire.transfer.TransferInfo;
import org.tidewire.transfer.Transfers;
import org.tidewire.wired.client.Progress;
import org.tidewire.wired.client.WiredConnection;

/** One file on its way through real sockets, up or down, and what both ends see of it. */
final class Flow implements Progress {
    /** Which way. */
    enum Way {
        UP,
        DOWN
    }

    private static final long PATIENCE_SECONDS = 60;

    private final Installation installation;
    private final Way way;
    private final Path source;
    private final Path target;
    private final FilePath remote;
    private final List<Long> offsets = new CopyOnWriteArrayList<>();
    private volatile LongSupplier position = () -> 0;
    private FutureTask<Void> task;

    Flow(Installation installation, Way way, long seed, long size) throws Exception {
        this.installation = installation;
        this.way = way;
        source = RandomFile.make(way == Way.UP ? installation.home() : installation.root(), seed, size);
        Path name = way == Way.UP ? Path.of("up.bin") : source.getFileName();
        target = way == Way.UP
                ? installation.root().resolve(name)
                : installation.home().resolve("down.bin");
        remote = FilePath.ROOT.child(name.toString());
    }

    void start() {
        task = new FutureTask<>(this::move);
        new Thread(task, "flow-" + way).start();
    }

    private Void move() throws Exception {
        try (WiredConnection connection = installation.connect()) {
            if (way == Way.UP) {
                connection.put(source, remote, this);
            } else {
                connection.get(remote, target, this);
            }
        }
        return null;
    }

    @Override
    public void begun(FilePath file, long offset, long size, LongSupplier moved) {
        offsets.add(offset);
        position = moved;
    }

    /** Waits for its end; throws whatever ended it badly. */
    void end() throws Exception {
        task.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    boolean isOver() {
        return task.isDone();
    }

    /** Where it began, try by try. */
    List<Long> offsets() {
        return List.copyOf(offsets);
    }

    /** How far the client is. */
    long position() {
        return position.getAsLong();
    }

    /** What the server says of the last try. */
    TransferInfo info() throws Exception {
        return transfer().info();
    }

    /** The last try, as the server has it. */
    Transfer transfer() throws Exception {
        List<Transfer> all = Container.service(Transfers.class).list();
        return all.get(all.size() - 1);
    }

    /** The bytes held of it where they arrive. */
    long held() throws Exception {
        return Files.size(target.resolveSibling(target.getFileName() + ".WiredTransfer"));
    }

    /** The first byte that differs; -1 if all are the same. */
    long mismatch() throws Exception {
        return Files.mismatch(source, target);
    }
}
