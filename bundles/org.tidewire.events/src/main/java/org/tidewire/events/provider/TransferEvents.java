package org.tidewire.events.provider;

import java.time.Clock;

import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.event.EventAdmin;
import org.tidewire.transfer.TransferListener;
import org.tidewire.transfer.Transfers;

/**
 * Listens while there is Event Admin, to whichever engine is there. The listener is registered by hand, so that it listens
 * before the engine's list is read: no file that is completed in between is missed. It may be told twice.
 */
@Component(
        service = {},
        immediate = true)
public final class TransferEvents {
    private final BundleContext context;
    private final Poster poster;
    private Transfers engine; // null while there is none
    private ServiceRegistration<TransferListener> listening; // null until it listens

    /**
     * Posts nothing yet.
     *
     * @param context registers the listener
     * @param admin takes the events
     */
    @Activate
    public TransferEvents(BundleContext context, @Reference EventAdmin admin) {
        this.context = context;
        poster = new Poster(admin, Clock.systemUTC());
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

    /** Listens no more. */
    @Deactivate
    public void stop() {
        ServiceRegistration<TransferListener> registered;
        synchronized (this) {
            registered = listening;
        }
        registered.unregister();
    }

    private void repeat() {
        if (listening != null && engine != null) {
            poster.repeat(engine.list());
        }
    }
}
