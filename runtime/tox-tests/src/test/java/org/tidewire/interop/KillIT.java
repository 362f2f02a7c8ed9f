package org.tidewire.interop;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Sender, receiver or both are killed (SIGKILL) at any moment, and every file arrives; the seed is printed. */
class KillIT {
    /** Kills of each two kinds of peers; a moment at which both die counts once. */
    private static final int KILLS = Integer.getInteger("kills", 50);

    private static final int LANES = Integer.getInteger("kills.lanes", 3);
    private static final int KILLS_OF_A_FILE = 4;
    private static final int LAST_BYTES = 9;
    private static final long SIZE = 5_000_000;
    private static final long SEED = Long.getLong("kills.seed", System.nanoTime());

    @RegisterExtension
    final Network network = new Network();

    static Stream<Pair> ways() {
        return Stream.of(
                new Pair(Kind.OURS, Kind.THEIRS), new Pair(Kind.THEIRS, Kind.OURS), new Pair(Kind.OURS, Kind.OURS));
    }

    @ParameterizedTest
    @MethodSource("ways")
    void whateverIsKilledWheneverTheFileArrives(Pair pair) throws Exception {
        ExecutorService lanes = Executors.newFixedThreadPool(LANES);
        try {
            List<Future<Long>> vain = new ArrayList<>();
            for (int lane = 0; lane < LANES; lane++) {
                vain.add(lanes.submit(lane(pair, lane)));
            }
            long sum = 0;
            for (Future<Long> each : vain) {
                sum += each.get();
            }
            System.out.println(pair + ": " + KILLS + " kills, " + sum + " offers in vain, -Dkills.seed=" + SEED);
        } finally {
            lanes.shutdownNow();
        }
    }

    private Callable<Long> lane(Pair pair, int lane) {
        Random random = new Random(SEED + lane);
        int share = KILLS / LANES + (lane < KILLS % LANES ? 1 : 0);
        return () -> {
            Duel duel = Duel.begin(network, pair, "-" + lane, random);
            long vain = 0;
            for (int left = share, kills; left > 0; left -= kills) {
                Ordeal ordeal = duel.file(SIZE);
                int most = Math.min(left, KILLS_OF_A_FILE);
                kills = 0;
                while (kills < most && ordeal.reach(ordeal.next(most - kills))) {
                    ordeal.kill(duel.victims());
                    kills++;
                }
                ordeal.finish();
                vain += ordeal.offeredInVain();
            }
            return vain;
        };
    }

    @ParameterizedTest
    @MethodSource("ways")
    void threeRestartsWithinOneFileCostNothing(Pair pair) throws Exception {
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
        Duel duel = Duel.begin(network, pair, "", new Random(SEED));
        for (int file = 0; file < LAST_BYTES; file++) {
            Ordeal ordeal = duel.file(SIZE / 20);
            ordeal.killAtTheLastByte(file % 3 == 2 ? duel.sender() : duel.receiver());
            ordeal.finish();
        }
    }
}
