package org.tidewire.launch;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.BundleException;
import org.osgi.framework.BundleListener;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.FrameworkListener;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.osgi.framework.wiring.FrameworkWiring;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.log.Logger;
import org.osgi.service.log.LoggerFactory;

/**
 * Starts deployed bundles, and again those that stand still, unless somebody has stopped them, whenever other bundles or the start
 * level change: they may have waited for just those. One that does not start is reported with its file's name and the reason, and
 * again only with another reason. Starts on a thread of its own. May be called from any thread.
 */
@Component(service = BundleStarts.class)
public final class BundleStarts {
    private static final int CHANGES =
            BundleEvent.INSTALLED | BundleEvent.RESOLVED | BundleEvent.UPDATED | BundleEvent.UNINSTALLED;
    private static final int LEVELS =
            FrameworkEvent.STARTED | FrameworkEvent.STARTLEVEL_CHANGED | FrameworkEvent.PACKAGES_REFRESHED;
    private static final long REFRESH_SECONDS = 60;

    private final BundleContext context;
    private final Logger log;
    private final Map<Bundle, String> deployed = new HashMap<>(); // with what was reported; used on the thread only
    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(work -> new Thread(work, "tidewire-deploy"));
    private final BundleListener bundles = this::changed;
    private final FrameworkListener levels = this::changed;

    /** What is done to a bundle while it stands still. */
    @FunctionalInterface
    interface Change {
        void make() throws BundleException;
    }

    /**
     * Begins.
     *
     * @param context tells what changes
     * @param loggers makes the log that the shell reads, too
     */
    @Activate
    public BundleStarts(BundleContext context, @Reference LoggerFactory loggers) {
        this.context = context;
        this.log = loggers.getLogger(Reports.LOG);
        context.addBundleListener(bundles);
        context.addFrameworkListener(levels);
    }

    /** Tries no more. */
    @Deactivate
    public void deactivate() {
        context.removeFrameworkListener(levels);
        context.removeBundleListener(bundles);
        thread.shutdown();
    }

    /**
     * Starts a bundle soon, and at each start of the framework.
     *
     * @param bundle one that was installed
     */
    void start(Bundle bundle) {
        soon(() -> {
            deployed.put(bundle, "");
            attempt(bundle);
        });
    }

    /**
     * Stops a bundle, changes it, lets those that use its packages see the new ones, and starts it again soon unless somebody had
     * stopped it. After a change that failed it is started as it was.
     *
     * @param bundle the bundle
     * @param change the change
     * @throws BundleException if the change failed
     */
    void exchange(Bundle bundle, Change change) throws BundleException {
        BundleStartLevel level = bundle.adapt(BundleStartLevel.class);
        boolean again = level.isPersistentlyStarted();
        int before = level.getStartLevel(); // Felix gives an updated bundle that of a new one
        if (!isFragment(bundle)) {
            bundle.stop(Bundle.STOP_TRANSIENT);
        }
        try {
            change.make();
            refresh(bundle);
        } finally {
            if (bundle.getState() != Bundle.UNINSTALLED) {
                level.setStartLevel(before);
                if (again) {
                    start(bundle);
                }
            }
        }
    }

    private void refresh(Bundle bundle) {
        CountDownLatch refreshed = new CountDownLatch(1);
        FrameworkWiring wiring = context.getBundle(0).adapt(FrameworkWiring.class);
        wiring.refreshBundles(Set.of(bundle), event -> refreshed.countDown());
        try {
            if (!refreshed.await(REFRESH_SECONDS, TimeUnit.SECONDS)) {
                log.warn("The users of {} are still not refreshed", bundle.getLocation());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void changed(BundleEvent event) {
        if ((event.getType() & CHANGES) != 0) {
            soon(this::retry);
        }
    }

    // Not at others: a bundle that fails may cause them.
    private void changed(FrameworkEvent event) {
        if ((event.getType() & LEVELS) != 0) {
            soon(this::retry);
        }
    }

    private void soon(Runnable work) {
        try {
            thread.execute(work);
        } catch (RejectedExecutionException e) {
            log.debug("Nothing is started any more", e);
        }
    }

    private void retry() {
        deployed.keySet().removeIf(bundle -> bundle.getState() == Bundle.UNINSTALLED);
        for (Bundle bundle : List.copyOf(deployed.keySet())) {
            if (bundle.adapt(BundleStartLevel.class).isPersistentlyStarted()) {
                attempt(bundle);
            }
        }
    }

    private void attempt(Bundle bundle) {
        if (isFragment(bundle)) {
            return;
        }
        try {
            bundle.start(Bundle.START_ACTIVATION_POLICY);
            deployed.put(bundle, "");
        } catch (BundleException | IllegalStateException e) {
            String reason = Reports.reason(e);
            if (!reason.equals(deployed.put(bundle, reason))) {
                // Whole, as those who read the log as it is written see no arguments.
                log.warn(Reports.file(bundle.getLocation()) + " does not start: " + reason, e);
            }
        }
    }

    private static boolean isFragment(Bundle bundle) {
        return bundle.getHeaders("").get(Constants.FRAGMENT_HOST) != null;
    }
}
