package org.tidewire.itest;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.wiring.BundleWiring;

/**
 * What is wired and what is registered at a moment, to tell later what has been touched. A component that begins anew
 * registers its services anew; every one of ours that matters here has some.
 *
 * @param wirings of every bundle
 * @param services the number of each service of ours, with its bundle's name
 */
record Running(Map<Bundle, BundleWiring> wirings, Map<Object, String> services) {
    static Running now() {
        Map<Bundle, BundleWiring> wirings = new HashMap<>();
        for (Bundle bundle : Container.context().getBundles()) {
            wirings.put(bundle, bundle.adapt(BundleWiring.class));
        }
        return new Running(wirings, registered());
    }

    private static Map<Object, String> registered() {
        Map<Object, String> registered = new HashMap<>();
        for (Bundle bundle : Container.context().getBundles()) {
            ServiceReference<?>[] references = bundle.getRegisteredServices();
            boolean ours = bundle.getSymbolicName().startsWith("org.tidewire.")
                    && !bundle.equals(Container.context().getBundle());
            if (ours && references != null) {
                for (ServiceReference<?> each : references) {
                    registered.put(each.getProperty(Constants.SERVICE_ID), bundle.getSymbolicName());
                }
            }
        }
        return registered;
    }

    /** Names the bundles that have been refreshed or updated since. */
    Set<String> rewired() {
        Set<String> names = new TreeSet<>();
        wirings.forEach((bundle, wiring) -> {
            if (!Objects.equals(wiring, bundle.adapt(BundleWiring.class))) {
                names.add(bundle.getSymbolicName());
            }
        });
        return names;
    }

    /** Names the bundles of which a service has gone since, also if it has come again. */
    Set<String> touched() {
        Map<Object, String> gone = new HashMap<>(services);
        gone.keySet().removeAll(registered().keySet());
        return new TreeSet<>(gone.values());
    }
}
