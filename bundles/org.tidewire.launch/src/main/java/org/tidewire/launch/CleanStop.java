package org.tidewire.launch;

import java.time.Duration;

import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.launch.Framework;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/**
 * Stops the framework when the JVM is told to end, as by SIGTERM, so that every component closes what it holds. bnd's
 * launcher does not: without this the process would just vanish.
 */
@Component(
        service = {},
        immediate = true)
public final class CleanStop {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Thread hook;

    /**
     * Begins to watch over the end of the JVM.
     *
     * @param context tells the properties; outside the standalone server nothing happens
     */
    @Activate
    public CleanStop(BundleContext context) {
        Framework framework = context.getBundle(0).adapt(Framework.class);
        hook = new Thread(() -> stop(framework), "tidewire-stop");
        if (Launch.of(context::getProperty).isPresent()) {
            Runtime.getRuntime().addShutdownHook(hook);
        }
    }

    /** Watches no longer; the framework is stopping by itself, or this is its stop by the hook. */
    @Deactivate
    public void deactivate() {
        if (!hook.isAlive()) {
            removeHook();
        }
    }

    private void removeHook() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            return; // the JVM began to end in the same moment: the hook finds the framework stopping, and waits for it
        }
    }

    private static void stop(Framework framework) {
        try {
            framework.stop();
            framework.waitForStop(PATIENCE.toMillis());
        } catch (BundleException e) {
            System.err.println("tidewire: could not stop cleanly: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
