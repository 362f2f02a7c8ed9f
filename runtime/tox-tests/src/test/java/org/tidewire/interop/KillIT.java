package org.tidewire.interop;

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
    private static final long SIZE = 5_000_000;
    private static final long SPEED = 2_000_000;
    private static final long SEED = Long.getLong("kills.seed", System.nanoTime());

    @RegisterExtension
    final Network network = new Network();

    static Stream<Pair> ways() {
        return Stream.of(
                new Pair(Kind.OURS, Kind.THEIRS),
                new Pair(Kind.THEIRS, Kind.OURS),
                new Pair(Kind.OURS, Kind.OURS));
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
            Keeper sender = Keeper.start(network, pair.one(), "sender-" + lane, SPEED);
            Keeper receiver = Keeper.start(network, pair.other(), "receiver-" + lane, 0);
            network.befriend(sender.peer(), receiver.peer());
            Ordeal.remember(sender);
            Ordeal.remember(receiver);
            long vain = 0;
            int left = share;
            for (int file = 0; left > 0; file++) {
                Ordeal ordeal = new Ordeal(sender, receiver, random, "file-" + file + ".bin", SIZE);
                int kills = 0;
                while (kills < Math.min(left, KILLS_OF_A_FILE) && ordeal.reach(ordeal.next(KILLS_OF_A_FILE - kills))) {
                    ordeal.kill(victims(sender, receiver, random));
                    kills++;
                }
                ordeal.finish();
                left -= kills;
                vain += ordeal.offeredInVain();
            }
            return vain;
        };
    }

    private static List<Keeper> victims(Keeper sender, Keeper receiver, Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> List.of(sender, receiver);
            case 1 -> List.of(receiver, sender);
            case 2 -> List.of(sender);
            default -> List.of(receiver);
        };
    }
}
