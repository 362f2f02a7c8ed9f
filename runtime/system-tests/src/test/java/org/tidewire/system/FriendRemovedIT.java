package org.tidewire.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is a friend no more has nothing waiting; a server that stops is no reason to forget anybody. */
class FriendRemovedIT {
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
    }

    @AfterEach
    void stop() throws Exception {
        alice.close();
        bob.close();
    }

    @Test
    void aDeletedConfigurationTakesWhatWaitsAlongAndAStopDoesNot() throws Exception {
        RandomFile.make(alice.file("a.bin"), 1, 1_000);
        alice.exec("transfer:send bob /a.bin");
        alice.expectSuccess();
        assertEquals(1, alice.unfinished().size(), "it waits for him, though the server has stopped since");
        alice.exec("sleep 1; transfer:list; sleep 600");
        Await.until("it is listed", () -> {
            alice.requireRunning();
            return alice.output().contains("a.bin");
        });
        assertEquals(1, alice.unfinished().size());
        alice.unfriend(bob);
        Await.until(
                "it is forgotten, " + alice.output(), () -> alice.unfinished().isEmpty());
        alice.requireRunning();
    }
}
