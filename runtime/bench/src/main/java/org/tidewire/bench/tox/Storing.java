package org.tidewire.bench.tox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What it costs to keep a file: received by our whole product to a disk, and to nowhere, in turn, from either kind of sender. */
final class Storing {
    private static final int FILES = 2;

    private final Starts starts;
    private final Path folder;
    private final int rounds;

    /** On a folder of the disk that is to be measured. */
    Storing(Starts starts, Path folder, int rounds) {
        this.starts = starts;
        this.folder = folder;
        this.rounds = rounds;
    }

    /** Runs and prints it. */
    void run(List<Kind> senders, long size) throws IOException {
        for (Kind sender : senders) {
            List<Move> nowhere = new ArrayList<>();
            List<Move> disk = new ArrayList<>();
            for (int round = 1; round <= rounds; round++) {
                nowhere.add(warm(round, sender, size, false));
                disk.add(warm(round, sender, size, true));
            }
            double time = Median.of(disk, Move::seconds) / Median.of(nowhere, Move::seconds);
            double cpu = Median.of(disk, Move::receiver) / Median.of(nowhere, Move::receiver);
            System.out.printf(
                    Locale.ROOT,
                    "disk median    %s to ours: nowhere %.1f MB/s, disk %.1f MB/s; disk/nowhere: time x%.2f, CPU x%.2f%n",
                    sender,
                    size / 1e6 / Median.of(nowhere, Move::seconds),
                    size / 1e6 / Median.of(disk, Move::seconds),
                    time,
                    cpu);
        }
    }

    /** The last of some files over one link, after what finds everything cold. */
    private Move warm(int round, Kind kind, long size, boolean kept) throws IOException {
        Path place = Files.createTempDirectory(folder, "store");
        Path target = kept ? Files.createDirectory(place.resolve("files")) : null;
        try (Peer sender = starts.filePeer(kind, "");
                Peer receiver = starts.storePeer(place.resolve("identity.tox"), target)) {
            Move.meet(sender, receiver);
            Move move = null;
            for (int file = 1; file <= FILES; file++) {
                move = Move.move(sender, receiver, size);
                System.out.printf(
                        Locale.ROOT,
                        "disk %d, file %d %s to ours, %-8s %7.2f s %6.1f MB/s | CPU sender %6.2f s, receiver %6.2f s%n",
                        round,
                        file,
                        kind,
                        kept ? "disk" : "nowhere",
                        move.seconds(),
                        size / 1e6 / move.seconds(),
                        move.sender(),
                        move.receiver());
            }
            sender.stop();
            receiver.stop();
            return move;
        }
    }
}
