package org.tidewire.launch;

import java.util.Arrays;
import java.util.List;

import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;

/** Whether the Wired server of this process runs; a port that answers may be another process's. */
final class WiredServerState {
    private static final String SERVER = "org.tidewire.wired.server";
    private static final String LISTENER = "org.tidewire.transfer.TransferListener";

    private WiredServerState() {}

    /**
     * Looks for what the server registers while it has its ports.
     *
     * @param context of any bundle
     * @return whether the server serves
     */
    static boolean isActive(BundleContext context) {
        return Arrays.stream(context.getBundles())
                .filter(bundle -> SERVER.equals(bundle.getSymbolicName()))
                .anyMatch(WiredServerState::listens);
    }

    private static boolean listens(Bundle server) {
        ServiceReference<?>[] registered = server.getRegisteredServices();
        return registered != null && Arrays.stream(registered).anyMatch(WiredServerState::isListener);
    }

    private static boolean isListener(ServiceReference<?> service) {
        return List.of((String[]) service.getProperty(Constants.OBJECTCLASS)).contains(LISTENER);
    }
}
