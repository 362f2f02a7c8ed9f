package org.tidewire.itest;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;

/**
 * What is wired and what is active at a moment, to tell later what has been touched.
 *
 * @param wirings of every bundle
 * @param components the number each has as long as it is active, with its bundle's name
 */
record Running(Map<Bundle, BundleWiring> wirings, Map<Long, String> components) {
    static Running now() throws Exception {
        Map<Bundle, BundleWiring> wirings = new HashMap<>();
        for (Bundle bundle : Container.context().getBundles()) {
            wirings.put(bundle, bundle.adapt(BundleWiring.class));
        }
        return new Running(wirings, active());
    }

    private static Map<Long, String> active() throws Exception {
        ServiceComponentRuntime runtime = Container.service(ServiceComponentRuntime.class);
        Map<Long, String> active = new HashMap<>();
        for (ComponentDescriptionDTO each : runtime.getComponentDescriptionDTOs()) {
            for (ComponentConfigurationDTO one : runtime.getComponentConfigurationDTOs(each)) {
                if (one.state == ComponentConfigurationDTO.ACTIVE || one.state == ComponentConfigurationDTO.SATISFIED) {
                    active.put(one.id, each.bundle.symbolicName);
                }
            }
        }
        return active;
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

    /** Names the bundles of which a component has ended since, also if it has begun again. */
    Set<String> touched() throws Exception {
        Map<Long, String> ended = new HashMap<>(components);
        ended.keySet().removeAll(active().keySet());
        return new TreeSet<>(ended.values());
    }
}
