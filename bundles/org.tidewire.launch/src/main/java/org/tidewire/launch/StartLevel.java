package org.tidewire.launch;

import java.util.concurrent.CountDownLatch;

import org.osgi.framework.BundleContext;
import org.osgi.framework.startlevel.FrameworkStartLevel;

/** The start levels of the standalone server that others wait for. */
final class StartLevel {
    /** Everything but the shell has started. The launcher goes so far by itself. */
    static final int SERVER = 10;

    /** The shell and its commands have started too. */
    static final int SHELL = 20;

    private StartLevel() {}

    /**
     * Goes to a start level, and returns when every bundle of it has started. Changes are done one after the other, so
     * the launcher's own is done by then.
     *
     * @param context reaches the framework
     * @param level where to go
     * @throws InterruptedException if the thread is interrupted; the level changes all the same
     */
    static void reach(BundleContext context, int level) throws InterruptedException {
        CountDownLatch reached = new CountDownLatch(1);
        context.getBundle(0).adapt(FrameworkStartLevel.class).setStartLevel(level, event -> reached.countDown());
        reached.await();
    }
}
