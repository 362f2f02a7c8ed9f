package org.tidewire.wired.client.provider;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A user whose client is killed, file after file. The next client of his goes on. */
final class ClientKills implements Callable<Void> {
    private static final int MOST = 5; // kills while the same file is under way
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);

    private final KillGround ground;
    private final KillTally tally;
    private final Ledger ledger;
    private final Random random;
    private final String user;
    private final int kills;

    ClientKills(KillGround ground, KillTally tally, Ledger ledger, Random random, Share share) {
        this.ground = ground;
        this.tally = tally;
        this.ledger = ledger;
        this.random = random;
        this.user = share.user;
        this.kills = share.kills;
    }

    /** Who is killed how often. */
    record Share(String user, int kills) {}

    @Override
    public Void call() throws Exception {
        int left = kills;
        for (int number = 0; left > 0; number++) {
            Parcel parcel = ground.parcel(user + "-" + number, number % 2 == 0, random);
            int most = Math.min(left, MOST);
            while (!parcel.isDone()) {
                move(parcel, most - parcel.cuts());
            }
            left -= parcel.cuts();
            requireNothingTwice(parcel);
            tally.finish(parcel);
        }
        return null;
    }

    /** Lets one client go to its end, or kills it on its way if so many kills are more than none. */
    private void move(Parcel parcel, int left) throws Exception {
        long speed = random.nextBoolean() ? 0 : (8L + random.nextInt(16)) << 20;
        try (Victim client = KilledClient.start(ground, user, parcel, speed)) {
            boolean killed = false;
            if (left > 0) {
                reach(parcel, parcel.next(random, left), client);
                killed = client.kill();
            }
            int code = client.exitCode();
            KilledClient.hear(parcel, client.said());
            assertTrue(killed || code == 0, () -> "the client gave up, " + parcel);
            if (killed && parcel.cut()) {
                tally.kill(1);
            }
        }
    }

    private static void reach(Parcel parcel, long place, Victim client) throws IOException {
        long deadline = System.nanoTime() + PATIENCE;
        long before = parcel.held();
        while (client.isAlive() && (parcel.held() < place || (parcel.held() == before && before < parcel.size()))) {
            assertTrue(System.nanoTime() < deadline, () -> parcel + " does not come to " + place);
            LockSupport.parkNanos(500_000);
        }
    }

    /** Asks the server's engine: each put went on at the first byte it had not, each get no further back than the proof. */
    private void requireNothingTwice(Parcel parcel) {
        if (parcel.isUpload()) {
            WithServer.await(() -> ledger.hasHeard(parcel.remote(), parcel.size()));
            ledger.requireNothingTwice(parcel.remote(), parcel.size(), parcel.toString());
        } else {
            WithServer.await(() -> ledger.hasTold(parcel.remote(), parcel.size()));
            ledger.requireAskedFor(parcel.remote(), parcel.kept(), parcel.toString());
        }
    }
}
