package org.tidewire.shell;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.osgi.framework.ServiceReference;

/** Services that come and go, by their ranking as of now. May be used from any thread. */
final class Ranked<S> {
    private final Map<ServiceReference<S>, S> services = new ConcurrentHashMap<>();

    /**
     * Adds a service.
     *
     * @param reference its reference
     * @param service the service
     */
    void add(ServiceReference<S> reference, S service) {
        services.put(reference, service);
    }

    /**
     * Forgets a service.
     *
     * @param reference its reference
     */
    void remove(ServiceReference<S> reference) {
        services.remove(reference);
    }

    /**
     * Lists the services, the one that counts first: the highest ranked, of equals the oldest.
     *
     * @return references and services
     */
    List<Map.Entry<ServiceReference<S>, S>> list() {
        Comparator<ServiceReference<S>> rising = (one, other) -> one.compareTo(other);
        return services.entrySet().stream()
                .map(Map.Entry::copyOf)
                .sorted(Map.Entry.comparingByKey(rising.reversed()))
                .toList();
    }
}
