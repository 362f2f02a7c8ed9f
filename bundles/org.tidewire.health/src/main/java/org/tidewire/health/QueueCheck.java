package org.tidewire.health;

import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.apache.felix.hc.api.Result.Status;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.tidewire.transfer.TransferState;
import org.tidewire.transfer.Transfers;

/** How many transfers wait for a slot. What waits for a friend to come online or to accept is not in the queue. */
@Component(property = {HealthCheck.NAME + "=Tidewire queue", Tags.TIDEWIRE, HealthCheck.TAGS + "=queue"})
public final class QueueCheck implements HealthCheck {
    private final Limits limits;

    /** The engine; null while there is none. */
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile Transfers transfers;

    /**
     * Checks nothing yet.
     *
     * @param limits tells how many may wait
     */
    @Activate
    public QueueCheck(@Reference Limits limits) {
        this.limits = limits;
    }

    @Override
    public Result execute() {
        return limits.judge(this::judge);
    }

    private Result judge(Thresholds thresholds) {
        Transfers now = transfers;
        if (now == null) {
            return new Result(Status.CRITICAL, "there is no engine, and so no queue");
        }
        long waiting = now.list().stream()
                .filter(each -> each.info().state() == TransferState.QUEUED)
                .count();
        String text = "transfers that wait for a slot: " + waiting;
        boolean many = waiting > thresholds.waiting();
        return new Result(many ? Status.WARN : Status.OK, many ? text + ", more than " + thresholds.waiting() : text);
    }
}
