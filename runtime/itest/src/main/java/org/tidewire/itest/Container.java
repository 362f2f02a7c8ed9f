package org.tidewire.itest;

import java.util.Arrays;

import org.opentest4j.AssertionFailedError;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/** The container that the tests run in. */
final class Container {
    private static final BundleContext CONTEXT =
            FrameworkUtil.getBundle(Container.class).getBundleContext();

    private Container() {}

    static BundleContext context() {
        return CONTEXT;
    }

    static Bundle bundle(String name) {
        return Arrays.stream(CONTEXT.getBundles())
                .filter(bundle -> bundle.getSymbolicName().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionFailedError("no bundle " + name));
    }

    static boolean has(Class<?> type, String filter) throws InvalidSyntaxException {
        return !CONTEXT.getServiceReferences(type, filter).isEmpty();
    }

    /** Waits for a service; one that is gone later must be asked for again. */
    static <T> T service(Class<T> type) throws Exception {
        return service(type, null);
    }

    static <T> T service(Class<T> type, String filter) throws Exception {
        Await.until("a service " + type.getName(), () -> has(type, filter));
        ServiceReference<T> reference =
                CONTEXT.getServiceReferences(type, filter).iterator().next();
        return CONTEXT.getService(reference);
    }
}
