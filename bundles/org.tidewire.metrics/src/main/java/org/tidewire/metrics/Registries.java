package org.tidewire.metrics;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

import io.micrometer.core.instrument.MeterRegistry;

/** Puts our meters into every {@link MeterRegistry} that is a service, a host's as well as our page's, and takes them out again. */
@Component(
        service = {},
        immediate = true)
public final class Registries {
    private final List<Meters> meters;
    private final Set<MeterRegistry> registries = new HashSet<>();

    /**
     * Measures nothing until a registry comes.
     *
     * @param transfers meters of transfers
     * @param storages meters of backends
     * @param node meters of the Tox node
     * @param certificate meters of the TLS identity
     */
    @Activate
    public Registries(
            @Reference TransferMeters transfers,
            @Reference StorageMeters storages,
            @Reference NodeMeters node,
            @Reference CertificateMeters certificate) {
        meters = List.of(transfers, storages, node, certificate);
    }

    /**
     * Puts our meters into a registry.
     *
     * @param registry the registry
     */
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public synchronized void bindRegistry(MeterRegistry registry) {
        registries.add(registry);
        meters.forEach(each -> each.bindTo(registry));
    }

    /**
     * Takes our meters out of a registry.
     *
     * @param registry the registry
     */
    public synchronized void unbindRegistry(MeterRegistry registry) {
        if (registries.remove(registry)) {
            clear(registry);
        }
    }

    /** Takes our meters out of every registry. */
    @Deactivate
    public synchronized void stop() {
        registries.forEach(this::clear);
        registries.clear();
    }

    private void clear(MeterRegistry registry) {
        meters.forEach(each -> each.release(registry));
        registry.getMeters().stream()
                .filter(each -> each.getId().getName().startsWith(Meters.PREFIX))
                .forEach(registry::remove);
    }
}
