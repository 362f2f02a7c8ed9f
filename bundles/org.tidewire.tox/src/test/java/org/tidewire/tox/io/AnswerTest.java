package org.tidewire.tox.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What somebody who asks a node is told, also while it ends. */
@Timeout(60)
class AnswerTest {
    private final Answer<Integer> answer = new Answer<>();

    @Test
    void whatWasAnsweredBeforeTheEndCounts() throws IOException {
        answer.to(() -> 1);
        assertEquals(1, answer.await(() -> true));
    }

    @Test
    void whatIsAnsweredWhileSomebodyLooksForTheEndCounts() throws IOException {
        int given = answer.await(() -> {
            answer.to(() -> 1);
            return true;
        });
        assertEquals(1, given);
    }

    @Test
    void afterTheEndNothingIsWaitedFor() {
        AtomicInteger looks = new AtomicInteger();
        IOException end = assertThrows(IOException.class, () -> answer.await(() -> looks.incrementAndGet() == 2));
        assertEquals("the Tox node has stopped", end.getMessage());
    }

    @Test
    void aFaultOfTheQuestionIsTheAskers() {
        IllegalArgumentException fault = new IllegalArgumentException("no such friend");
        answer.to(() -> {
            throw fault;
        });
        assertSame(fault, assertThrows(IllegalArgumentException.class, () -> answer.await(() -> true)));
    }

    @Test
    void whoIsInterruptedWaitsNoMore() {
        Thread.currentThread().interrupt();
        assertThrows(IOException.class, () -> answer.await(() -> false));
        assertTrue(Thread.interrupted());
    }
}
