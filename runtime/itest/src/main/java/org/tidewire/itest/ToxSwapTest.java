package org.tidewire.itest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tidewire.friend.FriendState;
import org.tidewire.storage.FilePath;
import org.tidewire.transfer.FileKind;
import org.tidewire.transfer.Transfer;
import org.tidewire.transfer.TransferState;
import org.tidewire.transfer.Transfers;

/** The Tox node is exchanged or configured otherwise while a file goes to a friend over UDP, and another one over Wired. */
public class ToxSwapTest {
    private static final long SEED = 20261123;
    private static final int SIZE = 3 << 20;
    private static final int MIDDLE = 300_000;

    @TempDir
    Path home;

    private Installation installation;
    private ToxPair pair;
    private ToxPeer ours;
    private ToxPeer theirs;
    private Transfer sent;
    private Flow flow;
    private Running before;

    @BeforeEach
    void begin() throws Exception {
        installation = new Installation(home);
        pair = new ToxPair(installation);
        ours = pair.ours();
        theirs = pair.theirs();
        pair.speed(600_000);
        Path source = RandomFile.make(installation.root(), SEED, SIZE);
        sent = Container.service(Transfers.class)
                .send(theirs.key(), FilePath.ROOT.child(source.getFileName().toString()), FileKind.DATA);
        flow = new Flow(installation, Flow.Way.UP, SEED + 1, SIZE);
        flow.start();
        Await.until("both flow", () -> sent.info().position() > MIDDLE && flow.position() > MIDDLE);
        before = Running.now();
    }

    @AfterEach
    void remove() throws Exception {
        pair.close();
    }

    private void assertArrives() throws Exception {
        pair.speed(0);
        Path received = installation.root().resolve("In").resolve("seed-" + SEED + ".bin");
        Await.until("it arrives", () -> Files.exists(received));
        assertEquals(-1, Files.mismatch(installation.root().resolve("seed-" + SEED + ".bin"), received));
        flow.end();
        assertEquals(List.of(0L), flow.offsets(), "Wired has not noticed");
        assertEquals(-1, flow.mismatch(), "seed " + SEED);
    }

    @ParameterizedTest
    @EnumSource
    void anotherNodeInterruptsFriendsWhoAreOfferedAgainWhatIsUnfinished(SwapTest.How how) throws Exception {
        if (how == SwapTest.How.UPDATE) {
            Container.bundle(ToxPeer.NODE).update();
        } else {
            Container.bundle(ToxPeer.NODE).stop();
            pair.awaitFriends(false);
            Container.bundle(ToxPeer.NODE).start();
        }
        Await.until("interrupted", () -> sent.info().state() == TransferState.INTERRUPTED);
        assertArrives();
        Transfer last = resumed();
        assertNotEquals(sent.info().number(), last.info().number());
        assertEquals(how == SwapTest.How.UPDATE ? Set.of(ToxPeer.NODE) : Set.of(), before.rewired());
        Set<String> touched = before.touched();
        assertTrue(Set.of(ToxPeer.NODE, ToxPeer.OTHER).containsAll(touched), touched::toString); // friends are services
    }

    private Transfer resumed() throws Exception {
        return Container.service(Transfers.class).list().stream()
                .filter(each -> each.info().id().equals(sent.info().id()))
                .filter(each -> each.info().peer().equals(sent.info().peer()))
                .reduce((former, later) -> later)
                .orElseThrow();
    }

    @Test
    void anotherNameIsSeenByFriendsAndInterruptsNothing() throws Exception {
        ours.show("Somebody else");
        Await.until("they see it", () -> theirs.friends().list().get(0).nick().equals("Somebody else"));
        assertEquals(FriendState.ONLINE, theirs.friends().list().get(0).state());
        assertArrives();
        Await.until("it is told", () -> sent.info().state() == TransferState.COMPLETED);
        assertEquals(Set.of(), before.rewired());
        assertEquals(Set.of(), before.touched());
    }
}
