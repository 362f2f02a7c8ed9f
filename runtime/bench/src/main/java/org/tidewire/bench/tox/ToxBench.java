package org.tidewire.bench.tox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Measures boxes, transfers over one link and restarts, side by side with peers on the original library. */
public final class ToxBench {
    /** One packet of 100 is lost, and each comes 25 ms late. */
    private static final String BAD = "10:25";

    /** Milliseconds that a packet may come late. */
    private static final int[] LATE = {0, 10, 25, 50};

    /** Packets lost of 1000. */
    private static final int[] LOST = {0, 10, 30};

    private ToxBench() {}

    /**
     * Runs it.
     *
     * @param words see the readme
     * @throws IOException if a peer fails
     */
    public static void main(String... words) throws IOException {
        ToxOptions options = ToxOptions.of(words);
        Path folder = Files.createTempDirectory(options.folder(), "tidewire-bench");
        try {
            run(options, folder);
        } finally {
            remove(folder);
        }
    }

    private static void run(ToxOptions options, Path folder) throws IOException {
        Path program = folder.resolve("toxpeer");
        boolean withTheirs = OriginalPeer.build(options.sources(), program);
        Starts starts = new Starts(program);
        Moves moves = new Moves(starts, Pair.all(withTheirs), options.rounds());
        List<String> parts = options.parts();
        if (parts.contains("boxes")) {
            new Boxes().run(options.rounds());
        }
        if (parts.contains("fair")) {
            moves.run("fair", "", options.size(), 2);
        }
        if (parts.contains("lossy")) {
            moves.run("lossy", BAD, options.lossy(), 1);
        }
        if (parts.contains("weather")) {
            weather(new Moves(starts, Pair.alike(withTheirs), options.rounds()), options.lossy());
        }
        if (parts.contains("restart")) {
            new Returns(starts, withTheirs, options.rounds()).run(folder);
        }
        if (parts.contains("disk")) {
            List<Kind> senders = withTheirs ? List.of(Kind.C, Kind.OURS) : List.of(Kind.OURS);
            new Storing(starts, folder, options.rounds()).run(senders, options.size());
        }
    }

    /** All kinds of weather, one after the other. */
    private static void weather(Moves moves, long size) throws IOException {
        for (int late : LATE) {
            for (int lost : LOST) {
                moves.run(late + " ms, " + lost / 10 + " %", lost + ":" + late, size, 1);
            }
        }
    }

    static void remove(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path each : walk.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
