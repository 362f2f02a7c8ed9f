package org.tidewire.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

import org.tidewire.storage.FileEntry;
import org.tidewire.storage.FilePath;
import org.tidewire.storage.PartialFile;
import org.tidewire.storage.Storage;

/** A folder of the file storage, with more and more files in it. */
final class FolderCurve {
    private static final FilePath FOLDER = FilePath.of("/many");
    private static final int TIMES = 20;

    private final Storage storage;
    private final int count;

    private FolderCurve(Storage storage, int count) {
        this.storage = storage;
        this.count = count;
    }

    static void run(int most, Path folder, PrintStream out) throws Exception {
        Curve list = new Curve("folder: list, for each entry", "us", out);
        Curve stat = new Curve("folder: stat of a file", "us", out);
        Curve itself = new Curve("folder: stat of the folder, for each entry", "us", out);
        Curve missing = new Curve("folder: a name that is not there", "us", out);
        Curve beyond = new Curve("folder: such a name beyond ASCII, for each entry", "us", out);
        Curve create = new Curve("folder: a partial is made and discarded", "us", out);
        Curve reopen = new Curve("folder: a partial is opened again", "us", out);
        try (Workplace place = new Workplace(folder)) {
            Path many = Files.createDirectory(place.path().resolve(FOLDER.name()));
            Storage storage = (Storage) Wiring.make(
                    "org.tidewire.storage.file.FileStorage",
                    Map.of("root", place.path().toString(), "storage.name", "bench"),
                    Wiring.log());
            int made = 0;
            for (int count = 10; count <= most; count *= 10) {
                for (; made < count; made++) {
                    Files.createFile(many.resolve("file " + made + ".bin"));
                }
                FolderCurve curve = new FolderCurve(storage, count);
                list.at(count, Curve.thread(1, curve::list) / count);
                itself.at(count, Curve.thread(1, () -> storage.stat(FOLDER)) / count);
                stat.at(count, Curve.thread(TIMES, () -> storage.stat(FOLDER.child("file 7.bin"))));
                missing.at(count, Curve.thread(TIMES, () -> curve.miss("absent.bin")));
                beyond.at(count, Curve.thread(1, () -> curve.miss("\u00e4bsent.bin")) / count);
                create.at(count, Curve.thread(TIMES, curve::create));
                reopen.at(count, curve.reopen());
            }
            Wiring.call(storage, "stop");
        }
    }

    private void list() throws IOException {
        try (Stream<FileEntry> all = storage.list(FOLDER)) {
            long seen = all.count();
            if (seen < count) {
                throw new IOException(seen + " of " + count + " were listed");
            }
        }
    }

    private void miss(String name) throws IOException {
        try {
            storage.stat(FOLDER.child(name));
            throw new IOException(name + " is there");
        } catch (NoSuchFileException e) {
            return; // as it should be
        }
    }

    private void create() throws IOException {
        try (PartialFile partial = storage.create(FOLDER.child("new.bin"), "bench")) {
            partial.discard();
        }
    }

    private double reopen() throws Exception {
        FilePath path = FOLDER.child("begun.bin");
        storage.create(path, "bench").close();
        double cost =
                Curve.thread(TIMES, () -> storage.reopen(path).orElseThrow().close());
        try (PartialFile partial = storage.reopen(path).orElseThrow()) {
            partial.discard();
        }
        return cost;
    }
}
