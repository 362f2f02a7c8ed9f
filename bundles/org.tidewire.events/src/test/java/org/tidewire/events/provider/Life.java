package org.tidewire.events.provider;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.stream.Stream;

import org.osgi.service.log.Logger;
import org.tidewire.storage.FileEntry;
import org.tidewire.storage.FilePath;
import org.tidewire.storage.FileType;
import org.tidewire.storage.Storage;
import org.tidewire.storage.StorageTree;
import org.tidewire.transfer.TransferInfo;

/** One life of the process, from its start until it is killed; notes and files outlive it. */
final class Life {
    static final Logger LOG = (Logger) Proxy.newProxyInstance(
            Logger.class.getClassLoader(), new Class<?>[] {Logger.class}, (self, method, values) -> null);

    final FakeAdmin admin = new FakeAdmin();
    final Poster poster;
    final Unheard unheard;
    /** What has not been told yet when it is killed never is. */
    final Queue<Runnable> teller = new ArrayDeque<>();

    boolean audience = true;
    StorageTree tree;
    List<Note> left;

    private final Arrivals arrivals;
    private final Path notes;

    /** Begins with files of these sizes. */
    Life(Path notes, Map<String, Long> files) {
        this.notes = notes;
        tree = tree("files", files);
        arrivals = new Arrivals(new Notes(notes, LOG), () -> tree);
        poster = new Poster(admin, Clock.systemUTC(), arrivals, teller::add, new Handlers(), LOG);
        unheard = new Unheard(arrivals, poster, () -> audience, LOG);
        left = new ArrayList<>(arrivals.former());
    }

    private final class Handlers implements Audience {
        @Override
        public boolean isThere() {
            return audience;
        }

        @Override
        public void later(Note note) {
            left.add(note);
        }
    }

    /** All news up to the last of these, in this order. */
    void hears(TransferInfo... states) {
        poster.changed(states[0], states[0]);
        for (int i = 1; i < states.length; i++) {
            poster.changed(states[i - 1], states[i]);
        }
    }

    /** Handlers get what was told. */
    Life tells() {
        for (Runnable next = teller.poll(); next != null; next = teller.poll()) {
            next.run();
        }
        return this;
    }

    /** Looks for what an earlier life has left; tells it. */
    Life finds() {
        left = new ArrayList<>(unheard.look(left));
        return tells();
    }

    /** How many notes are on the disk. */
    long noted() throws IOException {
        try (Stream<Path> files = Files.list(notes)) {
            return files.count();
        }
    }

    static StorageTree tree(String name, Map<String, Long> files) {
        Storage storage = (Storage) Proxy.newProxyInstance(
                Storage.class.getClassLoader(),
                new Class<?>[] {Storage.class},
                (self, method, values) -> stat((FilePath) values[0], files));
        return path -> new StorageTree.Place(storage, name, path);
    }

    private static FileEntry stat(FilePath path, Map<String, Long> files) throws IOException {
        Long size = files.get(path.toString());
        if (size == null) {
            throw new NoSuchFileException(path.toString());
        }
        return new FileEntry(path, FileType.FILE, size, Instant.EPOCH, Instant.EPOCH, path.isPartial());
    }
}
