package org.tidewire.events.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Filter;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.osgi.util.converter.Converters;
import org.tidewire.events.TransferTopics;
import org.tidewire.transfer.Transfer;
import org.tidewire.transfer.TransferInfo;
import org.tidewire.transfer.TransferListener;
import org.tidewire.transfer.TransferState;
import org.tidewire.transfer.Transfers;

class TransferEventsTest {
    private static final Instant ENDED = Instant.ofEpochMilli(1_780_000_000_000L);

    private final FakeAdmin admin = new FakeAdmin();
    private TransferListener listener;
    private List<Transfer> known = List.of();
    private TransferInfo endsWhileListing;
    private EventsConfig config = config("");

    @TempDir
    Path data;

    @Test
    void whatEndsWhileItListensIsTold() {
        TransferEvents events = begin();
        listener.changed(Infos.upload(TransferState.RUNNING), Infos.upload(TransferState.COMPLETED));
        events.stop();
        assertEquals(List.of(TransferTopics.COMPLETED), admin.topics());
        assertNull(admin.only().get("repeated"));
    }

    @Test
    void whatWasCompletedBeforeItListenedIsToldWithTheMomentOfItsEnd() {
        known = transfers(
                TransferState.COMPLETED, TransferState.RUNNING, TransferState.FAILED, TransferState.CANCELLED);
        begin().stop();
        assertEquals(List.of(TransferTopics.COMPLETED), admin.topics());
        assertEquals(true, admin.only().get("repeated"));
        assertEquals(ENDED.toEpochMilli(), admin.only().get("timestamp"));
    }

    @Test
    void whatIsCompletedWhileTheListIsReadIsNotMissed() {
        endsWhileListing = Infos.upload(TransferState.COMPLETED);
        begin().stop();
        assertEquals(List.of(TransferTopics.COMPLETED), admin.topics());
    }

    @Test
    void anEngineThatComesLaterIsToldOfToo() {
        TransferEvents events = new TransferEvents(config, context(), admin, Life.LOG);
        events.start();
        known = transfers(TransferState.COMPLETED);
        events.bindEngine(engine());
        events.stop();
        assertEquals(List.of(TransferTopics.COMPLETED), admin.topics());
    }

    @Test
    void anEngineThatHasLeftIsAskedNoMore() {
        known = transfers(TransferState.COMPLETED);
        TransferEvents events = new TransferEvents(config, context(), admin, Life.LOG);
        Transfers former = engine();
        Transfers latter = engine();
        events.bindEngine(former);
        events.bindEngine(latter);
        events.unbindEngine(former);
        events.unbindEngine(latter);
        events.start();
        events.stop();
        assertEquals(List.of(), admin.topics());
    }

    @Test
    void nothingIsHeardAfterTheEnd() {
        TransferEvents events = begin();
        TransferListener late = listener;
        events.stop();
        assertNull(listener);
        late.changed(Infos.upload(TransferState.RUNNING), Infos.upload(TransferState.COMPLETED));
        assertEquals(List.of(), admin.topics());
    }

    @Test
    void whatArrivedBetweenTwoLivesIsFoundByItself() throws Exception {
        known = transfers(TransferState.RUNNING);
        begin().stop();
        assertFoundByTheNextLife();
        assertEquals(0L, admin.only().get("number"));
    }

    private void assertFoundByTheNextLife() throws Exception {
        known = List.of();
        TransferEvents events = new TransferEvents(config, context(), admin, Life.LOG);
        events.tree = Life.tree("files", Map.of("/Uploads/film.mkv", 100L));
        events.bindEngine(engine());
        events.start();
        assertTrue(admin.completed.await(60, TimeUnit.SECONDS), "not told");
        events.stop();
        assertEquals(List.of(TransferTopics.COMPLETED), admin.topics());
    }

    @Test
    void whatArrivedBetweenTwoEnginesIsFoundByItself() throws Exception {
        TransferEvents events = begin();
        listener.changed(Infos.upload(TransferState.QUEUED), Infos.upload(TransferState.RUNNING));
        events.tree = Life.tree("files", Map.of("/Uploads/film.mkv", 100L));
        events.bindEngine(engine());
        assertTrue(admin.completed.await(60, TimeUnit.SECONDS), "not told");
        events.stop();
        assertEquals(List.of(TransferTopics.RUNNING, TransferTopics.COMPLETED), admin.topics());
    }

    @Test
    void whatArrivedIsFoundInTheDirectoryThatIsConfigured() throws Exception {
        config = config(data.resolve("of/ours").toString());
        known = transfers(TransferState.RUNNING);
        begin().stop();
        assertTrue(Files.isDirectory(data.resolve("of/ours")));
        data = null; // as after a start that has emptied it
        assertFoundByTheNextLife();
    }

    @Test
    void aDirectoryThatIsNoneIsRefused() {
        config = config("a\0b");
        IllegalArgumentException refused = assertThrows(
                IllegalArgumentException.class, () -> new TransferEvents(config, context(), admin, Life.LOG));
        assertTrue(refused.getMessage().endsWith("it must be a directory"), refused::getMessage);
    }

    @Test
    void whereAFrameworkKeepsNoFilesAllElseIsTold() {
        data = null;
        TransferEvents events = begin();
        listener.changed(Infos.upload(TransferState.RUNNING), Infos.upload(TransferState.COMPLETED));
        events.stop();
        assertEquals(List.of(TransferTopics.COMPLETED), admin.topics());
    }

    private static EventsConfig config(String directory) {
        return Converters.standardConverter()
                .convert(Map.of("directory", directory))
                .to(EventsConfig.class);
    }

    private TransferEvents begin() {
        TransferEvents events = new TransferEvents(config, context(), admin, Life.LOG);
        events.bindEngine(engine());
        events.start();
        return events;
    }

    private Transfers engine() {
        return fake(Transfers.class, (method, values) -> {
            assertEquals("list", method);
            if (endsWhileListing != null) {
                listener.changed(Infos.upload(TransferState.RUNNING), endsWhileListing);
            }
            return known;
        });
    }

    private BundleContext context() {
        return fake(BundleContext.class, (method, values) -> {
            if (method.equals("getDataFile")) {
                return data == null ? null : data.resolve((String) values[0]).toFile();
            }
            if (method.equals("getServiceReferences")) {
                assertAudience((String) values[1]);
                return List.of(fake(ServiceReference.class, (name, none) -> null));
            }
            assertEquals("registerService", method);
            listener = (TransferListener) values[1];
            return fake(ServiceRegistration.class, (name, none) -> {
                assertEquals("unregister", name);
                listener = null;
                return null;
            });
        });
    }

    private static void assertAudience(String filter) {
        try {
            Filter handlers = FrameworkUtil.createFilter(filter);
            for (String topic : List.of("*", "org/*", "org/tidewire/*", TransferTopics.ALL, TransferTopics.COMPLETED)) {
                assertTrue(handlers.matches(Map.of("event.topics", new String[] {"other", topic})), topic);
            }
            assertFalse(handlers.matches(Map.of("event.topics", "org/tidewire/transfer/FAILED")));
        } catch (InvalidSyntaxException e) {
            throw new AssertionError(filter, e);
        }
    }

    private static List<Transfer> transfers(TransferState... states) {
        return Arrays.stream(states)
                .map(state ->
                        fake(Transfer.class, (method, values) -> method.equals("since") ? ENDED : Infos.upload(state)))
                .toList();
    }

    private static <T> T fake(Class<T> type, Call call) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (self, method, values) -> call.of(method.getName(), values)));
    }

    private interface Call {
        Object of(String method, Object[] values);
    }
}
