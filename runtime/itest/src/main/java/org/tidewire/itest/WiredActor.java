package org.tidewire.itest;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongSupplier;

import org.tidewire.storage.FilePath;
import org.tidewire.wired.client.Progress;
import org.tidewire.wired.client.WiredConnection;

/** A Wired client that puts or gets, and connects again whenever it is thrown out. */
final class WiredActor extends ChaosActor implements Progress {
    private static final int LEAST = 1 << 20;
    private static final int MORE = 8 << 20;

    private final Flow.Way way;
    private final String name;

    WiredActor(Installation installation, Flow.Way way, String name, long seed) throws Exception {
        super(installation, name, seed);
        this.way = way;
        this.name = name;
    }

    @Override
    void move(int number) throws Exception {
        boolean up = way == Flow.Way.UP;
        String file = name + "-" + number + ".bin";
        Path here = installation.home().resolve(file);
        Path there = installation.root().resolve(file);
        Path made = Files.write(installation.home().resolve("made-" + file), bytes(LEAST, MORE));
        Files.move(made, up ? here : there); // whole at once: nobody but the storage has a file open there
        until(() -> {
            if (Files.exists(up ? there : here)) {
                return true; // it is whole, though the connection was lost before anybody could say so
            }
            try (WiredConnection connection = installation.connect()) {
                if (up) {
                    connection.put(here, FilePath.ROOT.child(file), this);
                } else {
                    connection.get(FilePath.ROOT.child(file), here, this);
                }
            }
            return true;
        });
        whole(up ? here : there, up ? there : here);
    }

    @Override
    public void begun(FilePath file, long offset, long size, LongSupplier position) {
        note(1);
    }

    @Override
    public void done(FilePath file, long bytes, long size) {
        note(1);
    }
}
