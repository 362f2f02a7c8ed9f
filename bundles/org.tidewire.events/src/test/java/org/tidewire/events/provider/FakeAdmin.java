package org.tidewire.events.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.opentest4j.AssertionFailedError;
import org.osgi.service.event.Event;
import org.osgi.service.event.EventAdmin;
import org.tidewire.events.TransferTopics;

/** Keeps what is sent. */
final class FakeAdmin implements EventAdmin {
    final CountDownLatch completed = new CountDownLatch(1);
    boolean fails;

    private final List<Event> posted = new CopyOnWriteArrayList<>();

    @Override
    public void postEvent(Event event) {
        throw new AssertionFailedError("posted, so that nobody knows when handlers have it: " + event);
    }

    @Override
    public void sendEvent(Event event) {
        if (fails) {
            throw new IllegalStateException("stopped");
        }
        posted.add(event);
        if (event.getTopic().equals(TransferTopics.COMPLETED)) {
            completed.countDown();
        }
    }

    List<String> topics() {
        return posted.stream().map(Event::getTopic).toList();
    }

    List<Object> all(String property) {
        return posted.stream().map(event -> event.getProperty(property)).toList();
    }

    /** What the only event tells, but for the topic. */
    Map<String, Object> only() {
        assertEquals(1, posted.size(), posted::toString);
        Event event = posted.get(0);
        return Arrays.stream(event.getPropertyNames())
                .filter(name -> !name.equals("event.topics"))
                .collect(Collectors.toMap(
                        Function.identity(), event::getProperty, (first, second) -> second, TreeMap::new));
    }
}
