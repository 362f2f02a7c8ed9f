package org.tidewire.interop;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Sender, receiver or both are killed (SIGKILL) at any moment, and every file arrives; every failure tells the seed. */
class KillIT {
    /** Kills of each two kinds of peers; a moment at which both die counts once. */
    private static final int KILLS = Integer.getInteger("kills", 50);

    private static final int LANES = Integer.getInteger("kills.lanes", 3);
    private static final int KILLS_OF_A_FILE = 4;
    private static final int LAST_BYTES = 9;
    private static final long SIZE = 5_000_000;
    private static final long SEED = Long.getLong("kills.seed", System.nanoTime());

    /** For machines that have other things to do: no file begins after so many minutes; the output tells how far it came. */
    private static final long LONGEST = TimeUnit.MINUTES.toNanos(Integer.getInteger("kills.minutes", 600));

    private static final long BEGIN = System.nanoTime();

    @RegisterExtension
    final Network network = new Network();

    static Stream<Pair> ways() {
        return Stream.of(
                new Pair(Kind.OURS, Kind.THEIRS), new Pair(Kind.THEIRS, Kind.OURS), new Pair(Kind.OURS, Kind.OURS));
    }

    @ParameterizedTest
    @MethodSource("ways")
    void whateverIsKilledWheneverTheFileArrives(Pair pair) throws Exception {
        Tally tally = new Tally(SEED);
        ExecutorService lanes = Executors.newFixedThreadPool(LANES);
        try {
            List<Future<Integer>> all = new ArrayList<>();
            for (int lane = 0; lane < LANES; lane++) {
                all.add(lanes.submit(lane(pair, lane, tally)));
            }
            for (Future<Integer> each : all) {
                tally.of(pair.toString(), each::get);
            }
        } finally {
            lanes.shutdownNow();
            System.out.println(pair + ": " + tally);
        }
    }

    private Callable<Integer> lane(Pair pair, int lane, Tally tally) {
        Random random = new Random(SEED + lane);
        int share = KILLS / LANES + (lane < KILLS % LANES ? 1 : 0);
        return () -> {
            Duel duel = Duel.begin(network, pair, "-" + lane, random);
            int left = share;
            while (left > 0 && System.nanoTime() - BEGIN < LONGEST) {
                Ordeal ordeal = duel.file(SIZE);
                int most = Math.min(left, KILLS_OF_A_FILE);
                int kills = 0;
                while (kills < most && ordeal.reach(ordeal.next(most - kills))) {
                    ordeal.kill(duel.victims());
                    kills++;
                }
                ordeal.finish();
                tally.file(kills, ordeal.offeredInVain());
                left -= kills;
            }
            return left;
        };
    }

    private interface Scenario {
        void play(Pair pair) throws Exception;
    }

    private static void seeded(Pair pair, Scenario scenario) throws Exception {
        new Tally(SEED).of(pair.toString(), () -> {
            scenario.play(pair);
            return pair;
        });
    }

    @ParameterizedTest
    @MethodSource("ways")
    void threeRestartsWithinOneFileCostNothing(Pair pair) throws Exception {
        seeded(pair, this::threeRestarts);
    }

    private void threeRestarts(Pair pair) throws Exception {
        Duel duel = Duel.begin(network, pair, "", new Random(SEED));
        Ordeal ordeal = duel.file(SIZE);
        assertTrue(ordeal.reach(SIZE / 5));
        ordeal.kill(List.of(duel.sender()));
        assertTrue(ordeal.reach(SIZE * 2 / 5));
        ordeal.kill(List.of(duel.receiver()));
        assertTrue(ordeal.reach(SIZE * 3 / 5));
        ordeal.kill(List.of(duel.sender(), duel.receiver()));
        ordeal.finish();
    }

    @ParameterizedTest
    @MethodSource("ways")
    void aFileThatIsPausedOutlivesEither(Pair pair) throws Exception {
        seeded(pair, this::paused);
    }

    private void paused(Pair pair) throws Exception {
        Duel duel = Duel.begin(network, pair, "", new Random(SEED));
        for (Keeper victim : List.of(duel.receiver(), duel.sender())) {
            Ordeal ordeal = duel.file(SIZE);
            assertTrue(ordeal.reach(SIZE / 5));
            ordeal.pause();
            ordeal.kill(List.of(victim));
            ordeal.finish();
        }
    }

    @ParameterizedTest
    @MethodSource("ways")
    void whoeverDiesAtTheLastByteLosesNothing(Pair pair) throws Exception {
        seeded(pair, this::lastBytes);
    }

    private void lastBytes(Pair pair) throws Exception {
        Duel duel = Duel.begin(network, pair, "", new Random(SEED));
        for (int file = 0; file < LAST_BYTES; file++) {
            Ordeal ordeal = duel.file(SIZE / 20);
            ordeal.killAtTheLastByte(file % 3 == 2 ? duel.sender() : duel.receiver());
            ordeal.finish();
        }
    }
}
