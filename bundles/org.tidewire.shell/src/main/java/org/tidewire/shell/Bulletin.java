package org.tidewire.shell;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * Shows news to people in their shells, not more than they can read. It shows on a thread of its own, since a terminal may
 * stand still for as long as its owner likes. May be called from any thread; never waits.
 */
@Component(service = Bulletin.class)
public final class Bulletin {
    private static final long TURN_MILLIS = 1000;

    private final Audience audience;
    private final Headlines headlines = new Headlines();
    private final ScheduledExecutorService thread;
    private boolean turning; // used on the thread only

    /**
     * Begins.
     *
     * @param audience the people
     */
    @Activate
    public Bulletin(@Reference Audience audience) {
        this.audience = audience;
        // What comes after the end is not shown to anybody.
        thread = new ScheduledThreadPoolExecutor(1, Bulletin::thread, new ThreadPoolExecutor.DiscardPolicy());
    }

    /** Shows nothing from now on. */
    @Deactivate
    public void deactivate() {
        thread.shutdownNow();
    }

    /**
     * Shows a line soon, or counts it.
     *
     * @param topic what it is about
     * @param line writes it, on the bulletin's thread; one line, safe to print
     */
    void tell(Topic topic, Supplier<String> line) {
        if (headlines.add(topic, line)) {
            thread.execute(this::show);
        }
    }

    // What is only counted came in a turn that something shown has begun, so its end is under way.
    private void show() {
        headlines.take().forEach(line -> audience.show(line.get()));
        if (!turning) {
            turning = true;
            thread.schedule(this::turn, TURN_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private void turn() {
        turning = false;
        if (headlines.turn()) {
            show();
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "tidewire-news");
        thread.setDaemon(true);
        return thread;
    }
}
