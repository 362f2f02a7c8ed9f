package org.tidewire.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tidewire.metrics.Doubles.upload;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.tidewire.friend.Availability;
import org.tidewire.friend.FriendInfo;
import org.tidewire.friend.FriendNetwork;
import org.tidewire.friend.FriendState;
import org.tidewire.friend.Friends;
import org.tidewire.friend.NetworkInfo;
import org.tidewire.storage.Storage;
import org.tidewire.transfer.TransferInfo;
import org.tidewire.transfer.TransferListener;
import org.tidewire.transfer.TransferState;
import org.tidewire.transfer.Transfers;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

class RegistriesTest {
    private final List<Object> services = new ArrayList<>();
    private final List<TransferInfo> all = new ArrayList<>();
    private final TransferMeters transfers = new TransferMeters(Doubles.context(services));
    private final StorageMeters storages = new StorageMeters();
    private final NodeMeters node = new NodeMeters();
    private final CertificateMeters certificate = new CertificateMeters();
    private final Registries registries = new Registries(transfers, storages, node, certificate);
    private final MeterRegistry registry = new SimpleMeterRegistry();

    private double gauge(String name, String... tags) {
        return registry.get(name).tags(tags).gauge().value();
    }

    private double count(String name, String... tags) {
        return registry.get(name).tags(tags).functionCounter().count();
    }

    /** An engine in which an upload begins, which has come to 400 bytes. */
    private Transfers begin() {
        transfers.start();
        Transfers engine = Doubles.engine(all);
        transfers.bindEngine(engine);
        registries.bindRegistry(registry);
        TransferListener listener = (TransferListener) services.get(0);
        listener.changed(upload(TransferState.READY, 0), upload(TransferState.RUNNING, 0));
        all.add(upload(TransferState.RUNNING, 400));
        return engine;
    }

    @Test
    void aTransferIsCountedFromItsBeginToItsEnd() {
        Transfers engine = begin();
        TransferListener listener = (TransferListener) services.get(0);
        String[] flow = {"direction", "incoming", "peer", "client"};
        assertEquals(400, count("tidewire.bytes", flow));
        assertEquals(1, gauge("tidewire.transfers", "direction", "incoming", "peer", "client", "state", "running"));
        listener.changed(upload(TransferState.RUNNING, 1000), upload(TransferState.COMPLETED, 1000));
        assertEquals(1000, count("tidewire.bytes", flow));
        assertEquals(
                1,
                count(
                        "tidewire.transfers.finished",
                        "direction",
                        "incoming",
                        "outcome",
                        "completed",
                        "peer",
                        "client"));
        assertEquals(
                1,
                registry.get("tidewire.transfer.duration")
                        .tags(flow)
                        .functionTimer()
                        .count());
        transfers.unbindEngine(engine);
        assertEquals(1000, count("tidewire.bytes", flow));
    }

    @Test
    void whatMovedUntilItsEngineLeftIsCounted() {
        Transfers engine = begin();
        TransferListener listener = (TransferListener) services.get(0);
        transfers.unbindEngine(engine);
        listener.changed(upload(TransferState.RUNNING, 400), upload(TransferState.INTERRUPTED, 400));
        assertEquals(400, count("tidewire.bytes", "direction", "incoming", "peer", "client"));
    }

    @Test
    void whatRanBeforeItListenedIsTakenUp() {
        all.add(upload(TransferState.RUNNING, 400));
        Transfers former = Doubles.engine(List.of());
        transfers.bindEngine(former);
        transfers.bindEngine(Doubles.engine(all));
        transfers.unbindEngine(former);
        transfers.start();
        registries.bindRegistry(registry);
        TransferListener listener = (TransferListener) services.get(0);
        listener.changed(upload(TransferState.RUNNING, 1000), upload(TransferState.INTERRUPTED, 1000));
        assertEquals(600, count("tidewire.bytes", "direction", "incoming", "peer", "client"));
        transfers.stop();
        assertEquals(List.of(), services);
    }

    @Test
    void storagesComeAndGoInEveryRegistry() {
        Storage disk = Doubles.of(Storage.class, (method, values) -> 12L);
        Storage broken = Doubles.of(Storage.class, (method, values) -> {
            throw new IOException("unplugged");
        });
        storages.bindStorage(disk, Map.of("storage.name", "disk"));
        registries.bindRegistry(registry);
        storages.bindStorage(broken, Map.of());
        assertEquals(12, gauge("tidewire.storage.free", "storage", "disk"));
        assertEquals(Double.NaN, gauge("tidewire.storage.free", "storage", "unnamed"));
        storages.unbindStorage(broken);
        assertEquals(1, registry.get("tidewire.storage.free").gauges().size());
    }

    @Test
    void ofTwoStoragesOfOneNameTheOneInUseIsTold() {
        Storage used = Doubles.of(Storage.class, (method, values) -> 12L);
        Storage standby = Doubles.of(Storage.class, (method, values) -> 34L);
        registries.bindRegistry(registry);
        for (int round = 0; round < 2; round++) {
            storages.bindStorage(standby, Map.of("storage.name", "disk", "service.id", 1L));
            storages.bindStorage(used, Map.of("storage.name", "disk", "service.ranking", 5, "service.id", 2L + round));
            assertEquals(12, gauge("tidewire.storage.free", "storage", "disk"));
            storages.unbindStorage(standby);
            storages.bindStorage(standby, Map.of("storage.name", "disk", "service.ranking", 5, "service.id", 4L));
            assertEquals(12, gauge("tidewire.storage.free", "storage", "disk"));
            storages.unbindStorage(used);
            assertEquals(34, gauge("tidewire.storage.free", "storage", "disk"));
            storages.unbindStorage(standby);
        }
    }

    @Test
    void theNodeTellsOfItsFriendsAndItsNetwork() {
        registries.bindRegistry(registry);
        assertEquals(Double.NaN, gauge("tidewire.friends", "state", "online"));
        assertEquals(Double.NaN, gauge("tidewire.node.announced"));
        List<FriendInfo> people = List.of(friend(FriendState.ONLINE), friend(FriendState.OFFLINE));
        node.friends = Doubles.of(Friends.class, (method, values) -> people);
        for (boolean announced : new boolean[] {true, false}) {
            NetworkInfo info = new NetworkInfo("AB", "127.0.0.1", 33445, 4, 2, announced);
            node.network = Doubles.of(FriendNetwork.class, (method, values) -> info);
            assertEquals(announced ? 1 : 0, gauge("tidewire.node.announced"));
        }
        assertEquals(1, gauge("tidewire.friends", "state", "online"));
        assertEquals(0, gauge("tidewire.friends", "state", "requested"));
        assertEquals(4, gauge("tidewire.node.neighbours"));
        assertEquals(2, gauge("tidewire.node.relays"));
    }

    @Test
    void aNodeThatHasJustStoppedIsNotANumber() {
        Doubles.Answer stopped = (method, values) -> {
            throw new IOException("stopped");
        };
        node.friends = Doubles.of(Friends.class, stopped);
        node.network = Doubles.of(FriendNetwork.class, stopped);
        registries.bindRegistry(registry);
        assertEquals(Double.NaN, gauge("tidewire.friends", "state", "online"));
        assertEquals(Double.NaN, gauge("tidewire.node.relays"));
    }

    @Test
    void theCertificateTellsWhenItExpires() {
        registries.bindRegistry(registry);
        String name = "tidewire.certificate.expiry.timestamp";
        assertEquals(Double.NaN, gauge(name));
        certificate.identity = Map.of();
        assertEquals(Double.NaN, gauge(name));
        certificate.identity = Map.of("certificate.expires", 1_800_000_000_500L);
        assertEquals(1_800_000_000.5, gauge(name));
    }

    @Test
    void aRegistryKeepsNothingOfOursAndAllOfItsOwn() {
        registry.counter("host.own").increment();
        registries.bindRegistry(registry);
        assertTrue(registry.getMeters().size() > 40);
        registries.unbindRegistry(registry);
        assertEquals("host.own", registry.getMeters().get(0).getId().getName());
        assertEquals(1, registry.getMeters().size());
        storages.bindStorage(Doubles.of(Storage.class, (method, values) -> 12L), Map.of());
        assertEquals(1, registry.getMeters().size());
        registries.bindRegistry(registry);
        registries.stop();
        registries.unbindRegistry(registry);
        assertEquals(1, registry.getMeters().size());
    }

    private static FriendInfo friend(FriendState state) {
        return new FriendInfo("ann", "AB", state, "", "", "", Availability.AVAILABLE, Instant.EPOCH);
    }
}
