package org.tidewire.wired.client.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.FutureTask;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewire.storage.FilePath;
import org.tidewire.wired.Message;

/** Where the thread that reads meets those that asked. */
@Timeout(60)
class RepliesTest {
    private static final FilePath A = FilePath.of("/a");
    private static final FilePath B = FilePath.of("/b");
    private static final Duration LONG = Duration.ofHours(1);
    private static final Duration NOW = Duration.ofNanos(1);

    private final Replies replies = new Replies("host:2000");

    private static Message message(int number, Object... fields) {
        return Message.of(Integer.toString(number), fields);
    }

    @Test
    void aServerThatTellsMoreThanAnybodyTakesIsNotReadUntilItIsTaken() throws Exception {
        replies.begin();
        FutureTask<Void> reader = flood();
        for (int i = 0; i < 1100; i++) {
            assertEquals(Integer.toString(i), replies.next(LONG).orElseThrow().field(0), "in order");
        }
        reader.get();
    }

    @Test
    void whoAsksNoMoreFreesTheReaderThatHasTooMuch() throws Exception {
        replies.begin();
        FutureTask<Void> reader = flood();
        replies.end();
        reader.get();
    }

    @Test
    void aLostConnectionFreesTheReaderThatHasTooMuch() throws Exception {
        replies.begin();
        FutureTask<Void> reader = flood();
        replies.lose(new IOException("cut"));
        reader.get();
        String told = assertThrows(IOException.class, () -> replies.next(LONG)).getMessage();
        assertEquals("the connection to host:2000 is lost: cut", told);
        replies.lose(new IOException("later")); // the first reason counts
        assertTrue(assertThrows(IOException.class, replies::check).getMessage().endsWith("cut"));
    }

    /** Says more than is kept; returns when it has to wait. */
    private FutureTask<Void> flood() {
        FutureTask<Void> reader = new FutureTask<>(() -> {
            for (int i = 0; i < 1100; i++) {
                replies.add(message(410, i));
            }
            return null;
        });
        Thread thread = new Thread(reader);
        thread.start();
        while (thread.getState() != Thread.State.WAITING && !reader.isDone()) {
            Thread.onSpinWait();
        }
        assertFalse(reader.isDone(), "all of it was kept");
        return reader;
    }

    @ParameterizedTest
    @ValueSource(ints = {199, 203, 302, 399, 422, 499, 600, 620})
    void whatIsNoReplyIsNotTakenForOne(int number) throws Exception {
        replies.begin();
        replies.add(message(number));
        assertEquals(Optional.empty(), replies.next(NOW));
    }

    @Test
    void whatIsSaidWhileNobodyAsksIsNoReply() throws Exception {
        replies.add(message(402, "/a"));
        replies.add(message(516, "Permission Denied"));
        replies.begin();
        assertEquals(Optional.empty(), replies.next(NOW));
    }

    @Test
    void aSecondRequestForAPathWaitsForTheEndOfTheFirst() throws Exception {
        replies.expect(A);
        FutureTask<Waiting> second = new FutureTask<>(() -> replies.expect(A));
        Thread thread = new Thread(second);
        thread.start();
        while (thread.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        replies.add(message(401, "/a", 7));
        replies.forget(A);
        Waiting begun = second.get();
        assertFalse(begun.isQueued(), "what was said to the first is not for the second");
    }

    @Test
    void aRefusalThatOnlyOneMayMeanIsIts() throws Exception {
        Waiting waiting = queued(A);
        replies.expect(B); // not in the queue yet
        replies.add(message(500, "Command Failed"));
        assertEquals(500, replies.next(waiting, LONG).orElseThrow().number());
    }

    @Test
    void aRefusalThatSeveralMayMeanMakesEachAskAgain() throws Exception {
        Waiting first = queued(A);
        Waiting second = queued(B);
        replies.add(message(500, "Command Failed"));
        assertEquals(Optional.empty(), replies.next(first, NOW));
        assertEquals(Optional.empty(), replies.next(second, NOW));
        replies.add(message(400, "/a", 0, "key"));
        assertFalse(first.isDoubted());
        assertEquals(400, replies.next(first, NOW).orElseThrow().number());
    }

    @Test
    void aRefusalBehindAnAnswerMayMeanWhoIsInTheQueue() throws Exception {
        Waiting waiting = queued(A);
        replies.begin();
        replies.add(message(402, "/c"));
        replies.add(message(500, "Command Failed"));
        assertEquals(402, replies.next(LONG).orElseThrow().number());
        replies.end();
        assertEquals(Optional.empty(), replies.next(waiting, NOW));
    }

    @Test
    void ofManyPlacesInTheQueueTheLastCountsAndFewAreKept() throws Exception {
        Waiting waiting = replies.expect(A);
        for (int place = 1000; place > 0; place--) {
            replies.add(message(401, "/a", place));
        }
        Message last = null;
        int kept = 0;
        for (Message next = waiting.poll(); next != null; next = waiting.poll()) {
            last = next;
            kept++;
        }
        assertEquals("1", last.field(1));
        assertEquals(16, kept);
    }

    private Waiting queued(FilePath path) throws Exception {
        Waiting waiting = replies.expect(path);
        replies.add(message(401, path, 1));
        assertEquals(401, replies.next(waiting, LONG).orElseThrow().number());
        return waiting;
    }
}
