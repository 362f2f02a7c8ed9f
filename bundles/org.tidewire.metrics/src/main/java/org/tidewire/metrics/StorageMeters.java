package org.tidewire.metrics;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.function.BinaryOperator;

import org.osgi.framework.Constants;
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
    private final ExecutorService threads = Question.threads("tidewire-metrics-storage");
    private final Duration patience;

    /** A backend, and what services are ordered by. */
    private record Backend(Storage storage, Question<Storage, Long> free, String name, int ranking, long id) {
        private static final Comparator<Backend> RISING =
                Comparator.comparingInt(Backend::ranking).thenComparing(Backend::id, Comparator.reverseOrder());

        double bytes() {
            return free.figure(storage, Long::doubleValue);
        }
    }

    /** Measures nothing yet. */
    @Activate
    public StorageMeters() {
        this(Duration.ofSeconds(1));
    }

    StorageMeters(Duration patience) {
        this.patience = patience;
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
        Backend backend = new Backend(
                storage,
                new Question<>(Storage::free, threads, patience),
                String.valueOf(properties.getOrDefault(Storage.NAME, "unnamed")),
                properties.get(Constants.SERVICE_RANKING) instanceof Integer ranking ? ranking : 0,
                properties.get(Constants.SERVICE_ID) instanceof Long id ? id : Long.MAX_VALUE);
        backends.put(storage, backend);
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

    /** Of several of one name, as while one is exchanged, the one that is used is shown: the first, as services are ordered. */
    private void show() {
        Map<String, Backend> used = new HashMap<>();
        backends.values().forEach(each -> used.merge(each.name(), each, BinaryOperator.maxBy(Backend.RISING)));
        var rows = used.values().stream()
                .map(each -> Row.of(Tags.of("storage", each.name()), each, Backend::bytes))
                .toList();
        gauges.values().forEach(gauge -> gauge.register(rows, true));
    }
}
