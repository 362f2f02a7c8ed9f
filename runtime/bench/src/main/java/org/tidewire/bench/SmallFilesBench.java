package org.tidewire.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

import org.tidewire.bench.FolderContest.Side;
import org.tidewire.storage.FilePath;
import org.tidewire.wired.client.Progress;
import org.tidewire.wired.client.WiredConnection;

/**
 * Measures folders of small files: our client's get and put against our server, with OpenSSH's sftp in turn. Each move
 * makes its connection and logs in, as a person's command does.
 */
public final class SmallFilesBench {
    private final SmallFilesOptions options;
    private final Path root;
    private final Path aside;
    private final int port;

    private SmallFilesBench(SmallFilesOptions options, Path root, Path aside, int port) {
        this.options = options;
        this.root = root;
        this.aside = aside;
        this.port = port;
    }

    /**
     * Runs it.
     *
     * @param words see the readme
     * @throws IOException if a file did not arrive
     */
    public static void main(String... words) throws IOException {
        SmallFilesOptions options = SmallFilesOptions.of(words);
        String missing = options.peer().equals("none") ? "not asked for" : Sftp.missing();
        try (Workplace place = new Workplace(options.folder());
                Workplace aside = new Workplace(options.folder())) {
            int port = WiredBench.freePort();
            Identity identity = new Identity(aside.path());
            SmallFilesBench bench = new SmallFilesBench(options, place.path(), aside.path(), port);
            try (Product product = new Product(place.path(), port, identity.context(), limits(options))) {
                if (!missing.isEmpty()) {
                    System.out.println("Only ours is measured: " + missing);
                    bench.run(Optional.empty());
                    return;
                }
                try (Sftp sftp = new Sftp(Files.createDirectory(aside.path().resolve("sftp")))) {
                    bench.run(Optional.of(sftp));
                }
            }
        }
    }

    private static Map<String, Object> limits(SmallFilesOptions options) {
        return Map.of("client.downloads", options.slots(), "client.uploads", options.slots());
    }

    private void run(Optional<Sftp> sftp) throws IOException {
        FolderContest contest = new FolderContest(options.files(), options.rounds(), System.out);
        Path here = aside.resolve("here");
        Path there = root.resolve("there");
        String[] force = options.peer().equals("forced") ? new String[] {"-f"} : new String[0];
        if (options.ways().contains("get")) {
            SmallFiles.make(there, options.files());
            Side ours = new Side(this::get, SmallFilesBench::processor);
            contest.run("Get", ours, sftp.map(s -> new Side((f, t) -> s.get(f, t, force), s::processor)), there, here);
            SmallFiles.delete(there);
        }
        if (options.ways().contains("put")) {
            SmallFiles.make(here, options.files());
            Side ours = new Side(this::put, SmallFilesBench::processor);
            contest.run("Put", ours, sftp.map(s -> new Side((f, t) -> s.put(f, t, force), s::processor)), here, there);
            SmallFiles.delete(here);
        }
    }

    private void get(Path from, Path to) throws IOException {
        try (WiredConnection connection = Product.connect(port, aside.resolve("known"))) {
            connection.get(FilePath.ROOT.child(from.getFileName().toString()), to, Progress.NONE);
        }
    }

    private void put(Path from, Path to) throws IOException {
        try (WiredConnection connection = Product.connect(port, aside.resolve("known"))) {
            connection.put(from, FilePath.ROOT.child(to.getFileName().toString()), Progress.NONE);
        }
    }

    private static Duration processor() {
        return ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .orElseThrow(() -> new IllegalStateException("this system does not tell the processor time"));
    }
}
