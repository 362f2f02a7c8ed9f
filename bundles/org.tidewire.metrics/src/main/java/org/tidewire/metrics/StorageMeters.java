package org.tidewire.metrics;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.tidewire.storage.Storage;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;

/** What is free in each backend. A backend that cannot tell, is about to leave, or hangs, is NaN. */
@Component(service = StorageMeters.class)
public final class StorageMeters implements Meters {
    private final Map<Storage, Backend> backends = new HashMap<>();
    private final Map<MeterRegistry, MultiGauge> gauges = new HashMap<>();
    private final ExecutorService threads = Executors.newCachedThreadPool(StorageMeters::thread);
    private final Duration patience;

    private record Backend(String name, Free free) {}

    /** Measures nothing yet. */
    @Activate
    public StorageMeters() {
        this(Duration.ofSeconds(1));
    }

    StorageMeters(Duration patience) {
        this.patience = patience;
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "tidewire-metrics-storage");
        thread.setDaemon(true);
        return thread;
    }

    /** Asks no backend any more. */
    @Deactivate
    public void stop() {
        threads.shutdown();
    }

    /**
     * Measures a backend.
     *
     * @param storage the backend; not the tree of all of them
     * @param properties its service properties
     */
    @Reference(
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            target = "(!(storage.tree=*))")
    public synchronized void bindStorage(Storage storage, Map<String, Object> properties) {
        String name = String.valueOf(properties.getOrDefault(Storage.NAME, "unnamed"));
        backends.put(storage, new Backend(name, new Free(storage, threads, patience)));
        show();
    }

    /**
     * Measures a backend no more.
     *
     * @param storage the backend
     */
    public synchronized void unbindStorage(Storage storage) {
        backends.remove(storage);
        show();
    }

    @Override
    public synchronized void bindTo(MeterRegistry registry) {
        MultiGauge gauge = MultiGauge.builder("tidewire.storage.free")
                .description("What can still be stored in a backend")
                .baseUnit("bytes")
                .register(registry);
        gauges.put(registry, gauge);
        show();
    }

    @Override
    public synchronized void release(MeterRegistry registry) {
        gauges.remove(registry);
    }

    private void show() {
        var rows = backends.values().stream()
                .map(each -> Row.of(Tags.of("storage", each.name()), each.free(), Free::bytes))
                .toList();
        gauges.values().forEach(gauge -> gauge.register(rows, true));
    }
}
