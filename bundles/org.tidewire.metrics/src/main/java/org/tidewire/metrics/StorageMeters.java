package org.tidewire.metrics;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.tidewire.storage.Storage;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;

/** What is free in each backend. A backend that cannot tell, or is about to leave, is NaN. */
@Component(service = StorageMeters.class)
public final class StorageMeters implements Meters {
    private final Map<Storage, String> names = new HashMap<>();
    private final Map<MeterRegistry, MultiGauge> gauges = new HashMap<>();

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
        names.put(storage, String.valueOf(properties.getOrDefault(Storage.NAME, "unnamed")));
        show();
    }

    /**
     * Measures a backend no more.
     *
     * @param storage the backend
     */
    public synchronized void unbindStorage(Storage storage) {
        names.remove(storage);
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
        var rows = names.entrySet().stream()
                .map(each -> Row.of(Tags.of("storage", each.getValue()), each.getKey(), StorageMeters::free))
                .toList();
        gauges.values().forEach(gauge -> gauge.register(rows, true));
    }

    private static double free(Storage storage) {
        try {
            return storage.free();
        } catch (IOException e) {
            return Double.NaN; // the health checks say why
        }
    }
}
