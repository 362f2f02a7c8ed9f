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

    /** Runs them and prints each, and the medians; a weather is followed by the round as its seed. */
    void run(String title, String weather, long size) throws IOException {
        Map<Pair, List<Move>> all = new LinkedHashMap<>();
        for (int round = 1; round <= rounds; round++) {
            for (Pair pair : pairs) {
                Move move = Move.of(starts, pair, weather.isEmpty() ? "" : weather + ":" + round, size);
                all.computeIfAbsent(pair, any -> new ArrayList<>()).add(move);
                print(title + " " + round, pair, size, move);
            }
        }
        all.forEach((pair, moves) -> print(title + " median", pair, size, median(moves)));
    }

    private static Move median(List<Move> moves) {
        return new Move(
                Median.of(moves, Move::seconds), Median.of(moves, Move::sender), Median.of(moves, Move::receiver));
    }

    private static void print(String title, Pair pair, long size, Move move) {
        System.out.printf(
                Locale.ROOT,
                "%-14s %-12s %7.2f s %6.1f MB/s | CPU sender %6.2f s, receiver %6.2f s%n",
                title,
                pair,
                move.seconds(),
                size / 1e6 / move.seconds(),
                move.sender(),
                move.receiver());
    }
}
