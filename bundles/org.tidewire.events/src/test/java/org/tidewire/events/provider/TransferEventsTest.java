package org.tidewire.events.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
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

    @Test
    void whatEndsWhileItListensIsPosted() {
        begin();
        listener.changed(Infos.upload(TransferState.RUNNING), Infos.upload(TransferState.COMPLETED));
        assertEquals(List.of(TransferTopics.COMPLETED), admin.topics());
        assertNull(admin.only().get("repeated"));
    }

    @Test
    void whatWasCompletedBeforeItListenedIsToldWithTheMomentOfItsEnd() {
        known = transfers(
                TransferState.COMPLETED, TransferState.RUNNING, TransferState.FAILED, TransferState.CANCELLED);
        begin();
        assertEquals(List.of(TransferTopics.COMPLETED), admin.topics());
        assertEquals(true, admin.only().get("repeated"));
        assertEquals(ENDED.toEpochMilli(), admin.only().get("timestamp"));
    }

    @Test
    void whatIsCompletedWhileTheListIsReadIsNotMissed() {
        endsWhileListing = Infos.upload(TransferState.COMPLETED);
        begin();
        assertEquals(List.of(TransferTopics.COMPLETED), admin.topics());
    }

    @Test
    void anEngineThatComesLaterIsToldOfToo() {
        TransferEvents events = new TransferEvents(context(), admin);
        events.start();
        assertEquals(List.of(), admin.topics());
        known = transfers(TransferState.COMPLETED);
        events.bindEngine(engine());
        assertEquals(List.of(TransferTopics.COMPLETED), admin.topics());
    }

    @Test
    void anEngineThatHasLeftIsAskedNoMore() {
        known = transfers(TransferState.COMPLETED);
        TransferEvents events = new TransferEvents(context(), admin);
        Transfers former = engine();
        Transfers latter = engine();
        events.bindEngine(former);
        events.bindEngine(latter);
        events.unbindEngine(former);
        events.unbindEngine(latter);
        events.start();
        assertEquals(List.of(), admin.topics());
    }

    @Test
    void nothingIsHeardAfterTheEnd() {
        begin().stop();
        assertNull(listener);
    }

    private TransferEvents begin() {
        TransferEvents events = new TransferEvents(context(), admin);
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
            assertEquals("registerService", method);
            listener = (TransferListener) values[1];
            return fake(ServiceRegistration.class, (name, none) -> {
                assertEquals("unregister", name);
                listener = null;
                return null;
            });
        });
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
