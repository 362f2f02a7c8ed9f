package org.tidewire.tox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tidewire.friend.Message;
import org.tidewire.friend.MessageListener;

@Timeout(60)
class ListenersTest {
    private final FakeServices services = new FakeServices();
    private final Listeners listeners = new Listeners(50, services.logger());
    private final CountDownLatch inside = new CountDownLatch(1);
    private final CountDownLatch go = new CountDownLatch(1);
    private final Queue<String> heard = new ConcurrentLinkedQueue<>();

    /** Hangs until it may go on. */
    private final MessageListener hanging = new MessageListener() {
        @Override
        public void message(Message message) {
            inside.countDown();
            try {
                go.await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    };

    /** Keeps what it is told. */
    private final MessageListener hearing = new MessageListener() {
        @Override
        public void message(Message message) {
            heard.add(message.text());
            Await.changed();
        }
    };

    @AfterEach
    void letGo() {
        go.countDown();
        listeners.close();
    }

    private void say(String text) {
        Message message = new Message("eve", false, false, text, Instant.EPOCH);
        listeners.tell(listener -> listener.message(message));
    }

    @Test
    void whatOneListenerThrowsIsLoggedAndTheOthersHear() throws Exception {
        listeners.add(throwing(() -> {
            throw new IllegalStateException("on purpose");
        }));
        listeners.add(throwing(() -> {
            throw new NoClassDefFoundError("on purpose");
        }));
        listeners.add(hearing);
        say("one");
        say("two");
        Await.until("both are heard", () -> heard.size() == 2);
        assertEquals(List.of("one", "two"), List.copyOf(heard));
        assertEquals(4, services.logged.size(), () -> services.logged.toString());
    }

    private static MessageListener throwing(Runnable fault) {
        return new MessageListener() {
            @Override
            public void message(Message message) {
                fault.run();
            }
        };
    }

    @Test
    void aFloodIsBoundedAndSaidOnce() throws Exception {
        listeners.add(hanging);
        listeners.add(hearing);
        say("first");
        inside.await();
        IntStream.range(0, 20_000).forEach(i -> say("flood " + i));
        assertEquals(1, services.logged.size(), () -> services.logged.toString());
        assertTrue(services.logged("error", "listeners, 4096]"), () -> services.logged.toString());
        go.countDown();
        Await.until("what waited is heard", () -> heard.size() == 1 + 4096);
        say("after");
        Await.until("there is room again", () -> heard.contains("after"));
        assertEquals(1 + 4096 + 1, heard.size());
    }

    @Test
    void aListenerThatHangsDoesNotHoldUpTheEnd() throws Exception {
        listeners.add(hanging);
        say("first");
        inside.await();
        listeners.close();
        assertTrue(services.logged("warn", "hangs"), () -> services.logged.toString());
        assertEquals(1, go.getCount(), "it hangs still");
    }

    @Test
    void whatCameBeforeTheEndIsToldAndNothingAfter() {
        listeners.add(hearing);
        IntStream.range(0, 100).forEach(i -> say("" + i));
        listeners.close();
        say("late");
        assertEquals(IntStream.range(0, 100).mapToObj(Integer::toString).toList(), List.copyOf(heard));
    }

    @Test
    void whoLeavesHearsNoMore() {
        listeners.add(hearing);
        listeners.remove(hearing);
        say("one");
        listeners.close();
        assertEquals(0, heard.size());
    }
}
