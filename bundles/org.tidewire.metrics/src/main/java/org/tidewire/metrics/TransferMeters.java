package org.tidewire.metrics;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.tidewire.transfer.TransferListener;
import org.tidewire.transfer.TransferState;
import org.tidewire.transfer.Transfers;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * Transfers by state, bytes, outcomes and durations, of whichever engine is there. Counts go on from one engine to the next. The
 * listener is registered by hand, so that it listens before the engine's list is read, and no end is missed in between.
 */
@Component(service = TransferMeters.class)
public final class TransferMeters implements Meters {
    private final Ledger ledger;
    private final Census census;
    private final BundleContext context;
    private Transfers engine; // null while there is none
    private ServiceRegistration<TransferListener> listening; // null until it listens

    /**
     * Counts nothing yet.
     *
     * @param context registers the listener
     */
    @Activate
    public TransferMeters(BundleContext context) {
        this(context, System::nanoTime);
    }

    TransferMeters(BundleContext context, LongSupplier nanos) {
        this.context = context;
        ledger = new Ledger(nanos);
        census = new Census(ledger, nanos);
    }

    /**
     * Counts an engine's transfers, as soon as this listens.
     *
     * @param arriving the engine
     */
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    public synchronized void bindEngine(Transfers arriving) {
        engine = arriving;
        follow();
    }

    /**
     * Lets go of an engine.
     *
     * @param leaving the engine
     */
    public synchronized void unbindEngine(Transfers leaving) {
        if (engine == leaving) { // else another one came first
            engine = null;
            census.of(null);
        }
    }

    /** Listens, and then takes up what runs already. */
    @Activate
    public synchronized void start() {
        listening = context.registerService(TransferListener.class, ledger, null);
        follow();
    }

    /** Listens no more. */
    @Deactivate
    public synchronized void stop() {
        listening.unregister();
    }

    private void follow() {
        if (listening != null && engine != null) {
            census.of(engine);
        }
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (Flow flow : Flow.ALL) {
            states(registry, flow);
            outcomes(registry, flow);
            amounts(registry, flow);
        }
    }

    private void states(MeterRegistry registry, Flow flow) {
        Arrays.stream(TransferState.values()).filter(state -> !state.isFinal()).forEach(state -> Gauge.builder(
                        "tidewire.transfers", census, all -> all.count(state, flow))
                .description("Transfers that live, by state")
                .tags(flow.tags().and("state", Flow.label(state)))
                .register(registry));
    }

    private void outcomes(MeterRegistry registry, Flow flow) {
        Arrays.stream(TransferState.values()).filter(TransferState::isFinal).forEach(outcome -> FunctionCounter.builder(
                        "tidewire.transfers.finished", ledger, all -> all.ended(flow, outcome))
                .description("Transfers that ended, by outcome")
                .tags(flow.tags().and("outcome", Flow.label(outcome)))
                .register(registry));
    }

    private void amounts(MeterRegistry registry, Flow flow) {
        FunctionCounter.builder("tidewire.bytes", ledger, all -> bytes(flow))
                .description("Bytes of files that were moved")
                .baseUnit("bytes")
                .tags(flow.tags())
                .register(registry);
        FunctionTimer.builder(
                        "tidewire.transfer.duration",
                        ledger,
                        all -> all.timed(flow),
                        all -> all.nanos(flow),
                        TimeUnit.NANOSECONDS)
                .description("From the first byte to the last of transfers that were completed")
                .tags(flow.tags())
                .register(registry);
    }

    private double bytes(Flow flow) {
        census.refresh();
        return ledger.bytes(flow);
    }
}
