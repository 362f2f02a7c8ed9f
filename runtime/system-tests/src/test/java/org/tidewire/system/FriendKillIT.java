package org.tidewire.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One server sends another a file over Tox, and either or both are killed: it goes on without anybody, and all is right. */
class FriendKillIT {
    private static final long SEED = 2711;
    private static final long SIZE = 40L << 20;
    private static final String FILE = "big.bin";
    /** Waits in the shell until somebody offers a file, accepts it, and stays. */
    private static final String ACCEPT = "until { try { transfer:accept 1; true } { false } } { sleep 1 }; sleep 600";

    @TempDir
    Path folder;

    private ToxHome alice;
    private ToxHome bob;

    @BeforeEach
    void meet() throws Exception {
        alice = ToxHome.make("alice", folder.resolve("alice"));
        bob = ToxHome.make("bob", folder.resolve("bob"));
        alice.learnKey();
        bob.learnKey();
        alice.befriend(bob);
        bob.befriend(alice);
    }

    @AfterEach
    void stop() throws Exception {
        alice.close();
        bob.close();
    }

    @Test
    void threeRestartsWithinOneFileAreSurvivedByBoth() throws Exception {
        Path source = RandomFile.make(alice.file(FILE), SEED, SIZE);
        alice.exec("transfer:send bob /" + FILE); // who is away: it is kept for him
        alice.expectSuccess();
        bob.exec(ACCEPT);
        alice.serve();
        awaitHeld(SIZE / 5);
        alice.kill();
        long held = held();
        restart(alice, bob);
        awaitHeld(held + SIZE / 5);
        bob.kill();
        held = held();
        restart(bob, alice);
        awaitHeld(held + 1);
        awaitHeld(SIZE * 3 / 5);
        alice.kill();
        bob.kill();
        held = held();
        assertTrue(held < SIZE, "killed too late to show anything");
        restart(bob, alice);
        restart(alice, bob);
        Await.until("it is whole", () -> Files.exists(bob.file("Received/" + FILE)));
        Await.until(
                "nothing is remembered",
                () -> alice.unfinished().isEmpty() && bob.unfinished().isEmpty());
        assertEquals(-1, Files.mismatch(source, bob.file("Received/" + FILE)), "seed " + SEED);
        assertFalse(Files.exists(partial()));
    }

    private static void restart(ToxHome who, ToxHome friend) throws Exception {
        who.move();
        friend.befriend(who);
        who.befriend(friend);
        who.serve();
    }

    private Path partial() {
        return bob.file("Received/" + FILE + ".WiredTransfer");
    }

    private long held() throws Exception {
        return Files.exists(partial()) ? Files.size(partial()) : 0;
    }

    /** Waits for so many bytes; none may be lost meanwhile. */
    private void awaitHeld(long bytes) throws Exception {
        long[] least = {held()};
        Await.until(bytes + " bytes, " + alice.output() + bob.output(), () -> {
            alice.requireRunning();
            bob.requireRunning();
            long now = held();
            assertTrue(now >= least[0], least[0] + " bytes were held, and now " + now);
            least[0] = now;
            return now >= bytes;
        });
    }
}
