package org.tidewire.bench.tox;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Transfers between all pairs in turn, round after round. */
final class Moves {
    private final Starts starts;
    private final List<Pair> pairs;
    private final int rounds;

    Moves(Starts starts, List<Pair> pairs, int rounds) {
        this.starts = starts;
        this.pairs = pairs;
        this.rounds = rounds;
    }

    /**
     * Runs them and prints each, and the medians.
     *
     * @param title what it is called
     * @param weather what is wrong with the way, which is followed by the round as its seed; empty for nothing
     * @param size bytes of each file
     * @param files over each link, one after the other; the first finds everything cold
     */
    void run(String title, String weather, long size, int files) throws IOException {
        Map<Pair, List<List<Move>>> all = new LinkedHashMap<>();
        for (int round = 1; round <= rounds; round++) {
            for (Pair pair : pairs) {
                List<Move> moves = Move.of(starts, pair, weather.isEmpty() ? "" : weather + ":" + round, size, files);
                all.computeIfAbsent(pair, any -> new ArrayList<>()).add(moves);
                for (int file = 0; file < files; file++) {
                    print(title + " " + round + ", file " + (file + 1), pair, size, moves.get(file));
                }
            }
        }
        for (int file = 0; file < files; file++) {
            int which = file;
            all.forEach((pair, moves) -> print(
                    title + " median, file " + (which + 1),
                    pair,
                    size,
                    median(moves.stream().map(each -> each.get(which)).toList())));
        }
    }

    private static Move median(List<Move> moves) {
        return new Move(
                Median.of(moves, Move::seconds), Median.of(moves, Move::sender), Median.of(moves, Move::receiver));
    }

    private static void print(String title, Pair pair, long size, Move move) {
        System.out.printf(
                Locale.ROOT,
                "%-22s %-12s %7.2f s %6.1f MB/s | CPU sender %6.2f s, receiver %6.2f s%n",
                title,
                pair,
                move.seconds(),
                size / 1e6 / move.seconds(),
                move.sender(),
                move.receiver());
    }
}
