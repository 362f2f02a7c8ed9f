package org.tidewire.events.provider;

import java.io.File;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.event.EventAdmin;
import org.osgi.service.event.EventHandler;
import org.osgi.service.log.Logger;
import org.osgi.service.log.LoggerFactory;
import org.osgi.service.metatype.annotations.Designate;
import org.tidewire.events.TransferTopics;
import org.tidewire.storage.StorageTree;
import org.tidewire.transfer.TransferListener;
import org.tidewire.transfer.Transfers;

/**
 * Listens while there is Event Admin, to whichever engine is there. The listener is registered by hand, so that it listens
 * before the engine's list is read: no file that is completed in between is missed. It may be told twice. Notes of what arrives
 * lie in a directory, or the bundle's data area.
 */
@Component(
        service = {},
        immediate = true,
        configurationPid = EventsConfig.PID)
@Designate(ocd = EventsConfig.class)
public final class TransferEvents {
    private static final long GRACE_SECONDS = 5;

    /** Handlers of what is completed, by all the topics that mean that (Event Admin, topics). */
    private static final String AUDIENCE = "(|(event.topics=\\*)(event.topics=org/\\*)(event.topics=org/tidewire/\\*)"
            + "(event.topics=" + TransferTopics.PREFIX + "\\*)(event.topics=" + TransferTopics.COMPLETED + "))";

    /** All storage; null while there is no engine. */
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile StorageTree tree;

    private final BundleContext context;
    private final ThreadPoolExecutor teller;
    private final Arrivals arrivals;
    private final Poster poster;
    private final Unheard unheard;
    private Transfers engine; // null while there is none
    private ServiceRegistration<TransferListener> listening; // null until it listens

    /**
     * Posts nothing yet.
     *
     * @param config where notes are kept
     * @param context registers the listener
     * @param admin takes the events
     * @param log is told of notes that cannot be kept
     * @throws IllegalArgumentException if the directory of the configuration is none
     */
    @Activate
    public TransferEvents(
            EventsConfig config,
            BundleContext context,
            @Reference EventAdmin admin,
            @Reference(service = LoggerFactory.class) Logger log) {
        this.context = context;
        arrivals = new Arrivals(new Notes(folder(config, context), log), () -> tree);
        teller = new ThreadPoolExecutor(
                1,
                1,
                0,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                TransferEvents::thread,
                new ThreadPoolExecutor.DiscardPolicy()); // what comes after the end is nobody's news any more
        Audience handlers = new Handlers();
        poster = new Poster(admin, Clock.systemUTC(), arrivals, teller, handlers, log);
        unheard = new Unheard(arrivals, poster, handlers::isThere, log);
    }

    /** Tells where notes are kept; null if nowhere. */
    private static Path folder(EventsConfig config, BundleContext context) {
        if (config.directory().isBlank()) {
            File data = context.getDataFile("arriving");
            return data == null ? null : data.toPath();
        }
        try {
            return Path.of(config.directory()).toAbsolutePath();
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("directory is " + config.directory() + "; it must be a directory", e);
        }
    }

    /** The handlers in the service registry. */
    private final class Handlers implements Audience {
        @Override
        public boolean isThere() {
            try {
                return !context.getServiceReferences(EventHandler.class, AUDIENCE)
                        .isEmpty();
            } catch (InvalidSyntaxException e) {
                throw new IllegalStateException(AUDIENCE, e);
            }
        }

        @Override
        public void later(Note note) {
            unheard.find(List.of(note));
        }
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "tidewire-events");
        thread.setDaemon(true);
        return thread;
    }

    /**
     * Tells what an engine remembers as completed, as soon as this listens.
     *
     * @param arriving the engine
     */
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    public synchronized void bindEngine(Transfers arriving) {
        engine = arriving;
        repeat();
    }

    /**
     * Lets go of an engine.
     *
     * @param leaving the engine
     */
    public synchronized void unbindEngine(Transfers leaving) {
        if (engine == leaving) { // else another one came first
            engine = null;
        }
    }

    /** Listens, and then tells what was completed before. */
    @Activate
    public void start() {
        // with no lock held: whoever hears of the service may bind an engine here meanwhile
        ServiceRegistration<TransferListener> registered =
                context.registerService(TransferListener.class, poster, null);
        synchronized (this) {
            listening = registered;
            repeat();
        }
    }

    /** Listens no more. Handlers have a little time for what was told already; what they did not get, the next one tells. */
    @Deactivate
    public void stop() {
        ServiceRegistration<TransferListener> registered;
        synchronized (this) {
            registered = listening;
        }
        registered.unregister();
        unheard.close();
        teller.shutdown();
        try {
            if (!teller.awaitTermination(GRACE_SECONDS, TimeUnit.SECONDS)) {
                teller.shutdownNow();
            }
        } catch (InterruptedException e) {
            teller.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    private void repeat() {
        if (listening != null && engine != null) {
            List<Note> left = arrivals.former();
            poster.repeat(engine.list());
            unheard.find(left);
        }
    }
}
