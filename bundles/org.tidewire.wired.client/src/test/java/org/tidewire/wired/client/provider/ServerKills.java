package org.tidewire.wired.client.provider;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import org.tidewire.wired.client.WiredConnection;

/** A server that is killed while some users move a file each. Their client, in this process, connects again by itself. */
final class ServerKills implements Closeable {
    private static final int MOST = 6; // kills while the same files are under way
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);

    private final KillGround ground;
    private final KillTally tally;
    private final Random random;
    private final TlsWiredClient client;
    private final ExecutorService threads;
    private final List<WiredConnection> connections = new ArrayList<>();
    private Victim server;
    private int number;

    ServerKills(KillGround ground, KillTally tally, Random random) throws IOException {
        this.ground = ground;
        this.tally = tally;
        this.random = random;
        server = KilledServer.start(ground);
        threads = Executors.newFixedThreadPool(ground.users().length);
        client = KillGround.client(ground.knownServers());
    }

    /** A file under way, and the call that moves it. */
    private record Move(Parcel parcel, Future<?> call) {}

    /** Kills the server so often. */
    void run(int kills) throws Exception {
        for (String user : ground.users()) {
            connections.add(client.connect(KillGround.url(user, ground.port())));
        }
        while (tally.kills() < kills) {
            List<Move> moves = new ArrayList<>();
            for (WiredConnection connection : connections) {
                moves.add(begin(connection));
            }
            int left = Math.min(MOST, kills - tally.kills());
            while (left > 0 && !underWay(moves).isEmpty()) {
                left -= cut(moves, left) ? 1 : 0;
            }
            for (Move move : moves) {
                move.call.get(PATIENCE, TimeUnit.NANOSECONDS);
                tally.finish(move.parcel);
            }
        }
    }

    private Move begin(WiredConnection connection) throws IOException {
        number++;
        Parcel parcel = ground.parcel("s" + number, number % 2 == 0, random);
        long speed = random.nextBoolean() ? 0 : (8L + random.nextInt(16)) << 20;
        connection.limit(speed, speed);
        return new Move(parcel, threads.submit(() -> {
            if (parcel.isUpload()) {
                connection.put(parcel.local(), parcel.remote(), parcel);
            } else {
                connection.get(parcel.remote(), parcel.local(), parcel);
            }
            return null;
        }));
    }

    private static List<Move> underWay(List<Move> moves) {
        return moves.stream().filter(move -> !move.call.isDone()).toList();
    }

    /** Kills the server when one of the files has come to some place; false if none was under way then. */
    private boolean cut(List<Move> moves, int left) throws Exception {
        List<Move> some = underWay(moves);
        Move leader = some.get(random.nextInt(some.size()));
        reach(leader, leader.parcel.next(random, left));
        if (underWay(moves).isEmpty()) {
            return false;
        }
        assertTrue(server.kill(), "the server had ended by itself");
        int hit = 0;
        for (Move move : moves) {
            hit += move.parcel.cut() ? 1 : 0;
        }
        server = KilledServer.start(ground);
        if (hit > 0) {
            tally.kill(hit);
        }
        return hit > 0;
    }

    private static void reach(Move move, long place) throws IOException {
        long deadline = System.nanoTime() + PATIENCE;
        while (move.parcel.held() < place && !move.call.isDone()) {
            assertTrue(System.nanoTime() < deadline, () -> move.parcel + " does not come to " + place);
            LockSupport.parkNanos(500_000);
        }
    }

    @Override
    public void close() {
        client.close();
        threads.shutdownNow();
        server.close();
    }
}
