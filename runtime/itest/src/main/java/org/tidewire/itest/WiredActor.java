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
    private final FilePath place;
    private final Path there;
    private volatile long offset;

    /** One whose files are at a path, which is a folder of the system, too. */
    WiredActor(Installation installation, Flow.Way way, String name, FilePath place, Path there, long seed) {
        super(installation, name, seed);
        this.way = way;
        this.place = place;
        this.there = there;
    }

    /** The file in which clients remember certificates. */
    static Path known(Installation installation) {
        return installation.home().resolve("known-servers");
    }

    @Override
    byte[] content(int number) {
        return bytes(number, LEAST, MORE);
    }

    @Override
    void move(int number) throws Exception {
        boolean up = way == Flow.Way.UP;
        Path here = installation.home().resolve(file(number));
        Path far = there.resolve(file(number));
        make(number, up ? here : far);
        until(() -> {
            if (Files.exists(up ? far : here)) {
                return true; // it is whole, though the connection was lost before anybody could say so
            }
            transfer(here, place.child(file(number)));
            return Files.exists(up ? far : here); // else somebody put it into what was the root then
        });
        whole(up ? here : far, up ? far : here);
    }

    /** Whole at once: nobody but the storage has a file open there. */
    private void make(int number, Path target) throws Exception {
        Path made = Files.write(installation.home().resolve("made-" + file(number)), content(number));
        Files.move(made, target);
    }

    private void transfer(Path here, FilePath far) throws Exception {
        try (WiredConnection connection = installation.connect()) {
            if (way == Flow.Way.UP) {
                connection.put(here, far, this);
            } else {
                connection.get(far, here, this);
            }
        } catch (Exception e) {
            Files.deleteIfExists(known(installation)); // a person who trusts the server's other certificate
            throw e;
        }
    }

    /** Puts a file once more, which is held in part; tells where that began. */
    long resume(int number) throws Exception {
        Path here = installation.home().resolve(file(number));
        make(number, here);
        until(() -> {
            transfer(here, place.child(file(number)));
            return true;
        });
        return offset;
    }

    @Override
    public void begun(FilePath file, long begun, long size, LongSupplier position) {
        offset = begun;
        note(1);
    }

    @Override
    public void done(FilePath file, long bytes, long size) {
        note(1);
    }
}
