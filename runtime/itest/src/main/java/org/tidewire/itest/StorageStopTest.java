package org.tidewire.itest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.osgi.framework.Bundle;
import org.osgi.service.cm.Configuration;
import org.tidewire.storage.Storage;
import org.tidewire.transfer.Transfer;
import org.tidewire.transfer.TransferState;

/** Storage leaves while bytes flow, and comes back, or another one comes. */
public class StorageStopTest {
    private static final String FILE = "org.tidewire.storage.file";
    private static final long SEED = 4711;
    private static final long SIZE = 48 << 20;
    private static final long MIDDLE = 8 << 20;

    /** Not so fast that it ends before the test has done anything; bytes a second. */
    private static final long SPEED = 32 << 20;

    /** More than all buffers between a client and storage hold. */
    private static final long BUFFERED = 16 << 20;

    @TempDir
    Path home;

    private Installation installation;
    private Transfer first;
    private final Bundle bundle = Container.bundle(FILE);

    @BeforeEach
    void install() throws Exception {
        installation = new Installation(home);
        engine(30);
    }

    @AfterEach
    void remove() throws Exception {
        bundle.start();
        Container.bundle(Installation.SERVER).start();
        installation.close();
    }

    private void engine(int patience) throws Exception {
        installation
                .configurations()
                .set(
                        "org.tidewire.transfer",
                        Map.of("download.speed", SPEED, "upload.speed", SPEED, "suspend.timeout", patience));
    }

    private Flow started(Flow.Way way) throws Exception {
        Flow flow = new Flow(installation, way, SEED, SIZE);
        flow.start();
        Await.until("8 MiB are through", () -> flow.position() > MIDDLE);
        first = flow.transfer();
        return flow;
    }

    private static void assertWholeAtTheFirstTry(Flow flow) throws Exception {
        flow.end();
        assertEquals(List.of(0L), flow.offsets(), "the same connection, seed " + SEED);
        assertEquals(-1, flow.mismatch(), "seed " + SEED);
    }

    @ParameterizedTest
    @EnumSource
    void whileItIsStoppedNothingMovesAndThenItGoesOn(Flow.Way way) throws Exception {
        Flow flow = started(way);
        bundle.stop();
        assertEquals(TransferState.SUSPENDED, flow.info().state(), flow.info()::toString);
        long arrived = flow.info().position();
        awaitStandstill(flow);
        assertTrue(Math.abs(flow.position() - arrived) < BUFFERED, flow.position() + " of the client, " + arrived);
        assertEquals(arrived, flow.info().position(), "nothing is taken meanwhile");
        assertFalse(flow.isOver());
        bundle.start();
        assertWholeAtTheFirstTry(flow);
    }

    /** Many looks in a row see the same. */
    private static void awaitStandstill(Flow flow) throws Exception {
        long[] seen = {-1, 0};
        Await.until("the client stands still", () -> {
            long now = flow.position();
            seen[1] = now == seen[0] ? seen[1] + 1 : 0;
            seen[0] = now;
            return seen[1] > 20;
        });
    }

    @ParameterizedTest
    @EnumSource
    void anUpdateIsNotNoticedByTheClient(Flow.Way way) throws Exception {
        Flow flow = started(way);
        bundle.update();
        bundle.update();
        assertWholeAtTheFirstTry(flow);
    }

    @ParameterizedTest
    @EnumSource
    void aBetterOneWithTheSameBytesTakesOverAndGivesBack(Flow.Way way) throws Exception {
        Flow flow = started(way);
        Configuration better = outrank(installation.root());
        Await.until("it runs again", () -> flow.info().state() == TransferState.RUNNING);
        long then = flow.info().position();
        Await.until("it goes on there", () -> flow.info().position() > then);
        installation.configurations().delete(better);
        assertWholeAtTheFirstTry(flow);
    }

    @ParameterizedTest
    @EnumSource
    void aBetterOneThatIsEmptyInterruptsAndThePartialStays(Flow.Way way) throws Exception {
        Flow flow = started(way);
        Configuration better = outrank(home.resolve("empty"));
        Await.until("it is interrupted", () -> first.info().state() == TransferState.INTERRUPTED);
        Bundle listener = Container.bundle(Installation.SERVER);
        listener.stop(); // else the client's next try may begin in the empty one
        long held = held(flow, way);
        installation.configurations().delete(better);
        Await.until("the empty one is gone", () -> !Container.has(Storage.class, "(" + Storage.NAME + "=better)"));
        listener.start();
        assertGoesOnAt(held, flow);
    }

    @ParameterizedTest
    @EnumSource
    void whatDoesNotComeBackInTimeInterruptsAndThePartialStays(Flow.Way way) throws Exception {
        engine(1);
        Flow flow = started(way);
        bundle.stop();
        Await.until("it gives up", () -> first.info().state() == TransferState.INTERRUPTED);
        assertTrue(first.info().reason().contains("1 s"), first.info()::toString);
        long held = held(flow, way);
        bundle.start();
        assertGoesOnAt(held, flow);
    }

    /** What arrived stays: here in storage, there with the client as soon as that has seen the end. */
    private long held(Flow flow, Flow.Way way) throws Exception {
        if (way == Flow.Way.UP) {
            assertEquals(first.info().position(), flow.held(), "what the engine counted is what is held");
        }
        return flow.held();
    }

    /** By itself, or asked once more: as a person would do whose try met no storage. */
    private void assertGoesOnAt(long held, Flow flow) throws Exception {
        installation.awaitListening();
        for (int tries = 0; tries < 3 && !isWhole(flow); tries++) {
            flow.start();
        }
        List<Long> offsets = flow.offsets();
        assertTrue(offsets.get(offsets.size() - 1) >= held, held + " were held, begun at " + offsets);
        assertEquals(-1, flow.mismatch(), "seed " + SEED);
    }

    private static boolean isWhole(Flow flow) throws Exception {
        try {
            flow.end();
            return true;
        } catch (ExecutionException e) {
            return false; // it met a moment without storage
        }
    }

    private Configuration outrank(Path folder) throws Exception {
        Map<String, Object> values = Map.of("root", folder.toString(), Storage.NAME, "better", "service.ranking", 5);
        Configuration made = installation.configurations().set(FILE + "~better", values);
        Container.service(Storage.class, "(" + Storage.NAME + "=better)");
        return made;
    }
}
