package org.tidewire.wired.client.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Processes of our client and of our server on a real disk, with TLS, are killed (SIGKILL) at any byte of puts and gets;
 * {@code -Dkills=1000} for more of each, {@code -Dseed=} for the same again.
 */
@Timeout(value = 7200, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class WiredKillTest {
    private static final int OF_THE_SERVER = Integer.getInteger("kills", 15);
    private static final int OF_THE_CLIENT = Integer.getInteger("kills", 35);
    private static final long SEED = Long.getLong("seed", System.nanoTime());
    private static final int USERS = 3;

    @TempDir
    Path folder;

    @Test
    void everyFileArrivesHoweverOftenTheServerIsKilled() throws Exception {
        Random random = new Random(SEED);
        KillTally tally = new KillTally("server", SEED);
        KillGround ground = new KillGround(folder, USERS, random);
        try (ServerKills server = new ServerKills(ground, tally, random)) {
            server.run(OF_THE_SERVER);
        } catch (Exception | AssertionError e) {
            throw new AssertionError("after " + tally, e);
        }
        int notes = ground.requireNothingLeft(tally.cutWhenNamed());
        System.out.println(tally + ", " + notes + " notes left");
    }

    @Test
    void everyFileArrivesHoweverOftenTheClientIsKilled() throws Exception {
        KillTally tally = new KillTally("client", SEED);
        KillGround ground = new KillGround(folder, USERS, new Random(SEED));
        ExecutorService threads = Executors.newFixedThreadPool(USERS);
        Ledger ledger = new Ledger();
        try (RealServer server = RealServer.on(ground.served(), ground.identity(), ground.port(), ground.users())) {
            server.listen(ledger);
            List<Future<Void>> all = new ArrayList<>();
            for (int i = 0; i < USERS; i++) {
                int kills = OF_THE_CLIENT / USERS + (i < OF_THE_CLIENT % USERS ? 1 : 0);
                ClientKills.Share share = new ClientKills.Share(ground.users()[i], kills);
                all.add(threads.submit(new ClientKills(ground, tally, ledger, new Random(SEED + i), share)));
            }
            for (Future<Void> each : all) {
                each.get();
            }
            assertEquals(List.of(), server.warnings);
        } catch (Exception | AssertionError e) {
            throw new AssertionError("after " + tally, e);
        } finally {
            threads.shutdownNow();
        }
        ground.requireNothingLeft(List.of());
        System.out.println(tally);
    }
}
