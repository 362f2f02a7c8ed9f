package org.tidewire.health;

import java.io.IOException;

import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.apache.felix.hc.api.Result.Status;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.tidewire.storage.FilePath;
import org.tidewire.storage.StorageTree;
import org.tidewire.storage.StorageTree.Place;

/** How much the root storage can still take. */
@Component(property = {HealthCheck.NAME + "=Tidewire disk", Tags.TIDEWIRE, HealthCheck.TAGS + "=disk"})
public final class DiskCheck implements HealthCheck {
    private final Limits limits;

    /** The engine's tree; null while there is no engine. */
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile StorageTree tree;

    /**
     * Checks nothing yet.
     *
     * @param limits tells how much should be free
     */
    @Activate
    public DiskCheck(@Reference Limits limits) {
        this.limits = limits;
    }

    @Override
    public Result execute() {
        return limits.judge(this::judge);
    }

    private Result judge(Thresholds thresholds) {
        StorageTree now = tree;
        if (now == null) {
            return new Result(Status.CRITICAL, "there is no engine, and so no root storage");
        }
        try {
            Place root = now.at(FilePath.ROOT);
            long free = root.storage().free();
            String text = free + " bytes are free in the storage '" + root.name() + "'";
            if (free == 0) {
                return new Result(Status.CRITICAL, text);
            }
            boolean low = free < thresholds.free();
            return new Result(low ? Status.WARN : Status.OK, low ? text + ", fewer than " + thresholds.free() : text);
        } catch (IOException e) {
            return new Result(Status.CRITICAL, "the root storage cannot tell what is free: " + e.getMessage(), e);
        }
    }
}
