package org.tidewire.itest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.event.Event;
import org.osgi.service.event.EventAdmin;
import org.osgi.service.event.EventConstants;
import org.osgi.service.event.EventHandler;
import org.tidewire.events.TransferProperties;
import org.tidewire.events.TransferTopics;
import org.tidewire.storage.FilePath;
import org.tidewire.transfer.TransferListener;
import org.tidewire.wired.client.Progress;
import org.tidewire.wired.client.WiredConnection;

/** The states of transfers as a handler of Event Admin hears them. */
public class EventsTest {
    private static final long SEED = 20261122;
    private static final long SIZE = 300_000;
    private static final String PATH = "/event.bin";

    @TempDir
    Path home;

    private final List<Event> heard = new CopyOnWriteArrayList<>();
    private final List<Long> stored = new CopyOnWriteArrayList<>();
    private Installation installation;
    private ServiceRegistration<EventHandler> handler;

    @BeforeEach
    void install() throws Exception {
        installation = new Installation(home);
        Map<String, String> wanted = Map.of(
                EventConstants.EVENT_TOPIC,
                TransferTopics.ALL,
                EventConstants.EVENT_FILTER,
                "(" + TransferProperties.PATH + "=" + PATH + ")");
        handler =
                Container.context().registerService(EventHandler.class, this::hear, FrameworkUtil.asDictionary(wanted));
    }

    @AfterEach
    void remove() throws Exception {
        admin().start();
        handler.unregister();
        installation.close();
    }

    private static Bundle admin() {
        return Container.bundle("org.apache.felix.eventadmin");
    }

    private void hear(Event event) {
        if (event.getTopic().equals(TransferTopics.COMPLETED)) {
            stored.add(installation.root().resolve("event.bin").toFile().length());
        }
        heard.add(event);
    }

    private void put() throws Exception {
        try (WiredConnection connection = installation.connect()) {
            connection.put(RandomFile.make(home, SEED, SIZE), FilePath.of(PATH), Progress.NONE);
        }
    }

    private static List<String> topics(List<Event> events) {
        return events.stream().map(Event::getTopic).toList();
    }

    private Event awaitCompleted() throws Exception {
        Await.until("an event of the end among " + heard, () -> topics(heard).contains(TransferTopics.COMPLETED));
        return heard.get(topics(heard).indexOf(TransferTopics.COMPLETED));
    }

    @Test
    void anUploadIsToldStateByStateAndItsEndOnlyWhenTheFileIsThere() throws Exception {
        Container.service(EventAdmin.class);
        Await.until("the listener", () -> listens());
        put();
        Event end = awaitCompleted();
        List<String> states = topics(heard);
        assertEquals(
                List.of(TransferTopics.READY, TransferTopics.RUNNING, TransferTopics.COMPLETED),
                states.subList(states.size() - 3, states.size()));
        assertEquals(List.of(SIZE), stored, "the size of the file when its end was told");
        assertEquals(SIZE, end.getProperty(TransferProperties.POSITION));
        assertEquals(Installation.LOGIN, end.getProperty(TransferProperties.PEER));
        assertEquals("RUNNING", end.getProperty(TransferProperties.BEFORE));
        assertNull(end.getProperty(TransferProperties.REPEATED));
    }

    @Test
    void whatWasCompletedWhileNobodyTookEventsIsToldLater() throws Exception {
        admin().stop();
        Await.until("no listener", () -> !listens());
        put();
        Files.size(installation.root().resolve("event.bin"));
        assertEquals(List.of(), topics(heard));
        admin().start();
        Event end = awaitCompleted();
        assertEquals(true, end.getProperty(TransferProperties.REPEATED));
        assertEquals(List.of(SIZE), stored);
    }

    private static boolean listens() {
        var services = Container.bundle("org.tidewire.events").getRegisteredServices();
        return services != null
                && List.of(services).stream()
                        .map(each -> (String[]) each.getProperty("objectClass"))
                        .anyMatch(types -> types[0].equals(TransferListener.class.getName()));
    }
}
