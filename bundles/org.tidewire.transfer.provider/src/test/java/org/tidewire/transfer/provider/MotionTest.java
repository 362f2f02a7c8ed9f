package org.tidewire.transfer.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.tidewire.transfer.TransferState.PAUSED;
import static org.tidewire.transfer.TransferState.RUNNING;

import java.lang.reflect.Proxy;
import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tidewire.transfer.TransferState;

/** For how long a transfer has not moved, though nothing of ours holds it up, and how fast it moves. */
class MotionTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Events events = new Events(Fixture.silentLogger());
    private final FakeTime clock = new FakeTime();
    private final Standing standing =
            new Standing(Queued.numbered(1).subject(), TransferState.QUEUED, 0, events, clock);
    private final Motion motion = new Motion(standing, surroundings());

    /** An engine that knows what time it is, and nothing else. */
    private Surroundings surroundings() {
        return (Surroundings) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Surroundings.class}, (proxy, asked, with) -> clock.time());
    }

    @AfterEach
    void close() {
        events.close();
    }

    /** Lets a second pass, and looks. */
    private Duration second(boolean keepsPace) {
        clock.pass(SECOND);
        return motion.look(keepsPace);
    }

    @Test
    void whatWaitsForASlotIsNotStill() {
        assertEquals(Duration.ZERO, second(false));
        assertEquals(Duration.ZERO, second(false));
    }

    @Test
    void whoDoesNotComeForItsKeyIsStill() throws Exception {
        standing.move(TransferState.READY, "");
        assertEquals(Duration.ZERO, motion.look(false));
        assertEquals(SECOND, second(false));
        assertEquals(SECOND.multipliedBy(2), second(false));
        standing.move(RUNNING, "");
        assertEquals(Duration.ZERO, second(false), "it has just come");
    }

    @Test
    void whatRunsIsStillSinceItWasSeenToMove() throws Exception {
        standing.move(RUNNING, "");
        motion.look(false);
        assertEquals(SECOND, second(false));
        standing.position(1);
        assertEquals(Duration.ZERO, second(false));
        assertEquals(SECOND, second(false));
    }

    @Test
    void whatKeepsItsPaceOrIsPausedIsNotStill() throws Exception {
        standing.move(RUNNING, "");
        motion.look(false);
        assertEquals(Duration.ZERO, second(true));
        assertEquals(SECOND, second(false));
        standing.move(PAUSED, "");
        second(false);
        assertEquals(Duration.ZERO, second(false));
    }

    @Test
    void theRateIsThatOfWhatRuns() throws Exception {
        standing.move(RUNNING, "");
        motion.look(false);
        standing.position(500);
        second(false);
        assertEquals(500, motion.rate());
        standing.move(PAUSED, "");
        assertEquals(0, motion.rate(), "at once, and not only when it is seen");
        second(false);
        standing.move(RUNNING, "");
        assertEquals(0, motion.rate(), "what was before its pause does not count");
    }
}
