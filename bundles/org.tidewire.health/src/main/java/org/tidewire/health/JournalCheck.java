package org.tidewire.health;

import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.apache.felix.hc.api.Result.Status;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.tidewire.resume.ResumePolicy;

/** Whether there is a resume policy that answers. Whether it could write only shows when something is remembered. */
@Component(property = {HealthCheck.NAME + "=Tidewire journal", Tags.TIDEWIRE, HealthCheck.TAGS + "=journal"})
public final class JournalCheck implements HealthCheck {
    /** The policy; null while there is none. */
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile ResumePolicy policy;

    @Override
    public Result execute() {
        ResumePolicy now = policy;
        return now == null
                ? new Result(
                        Status.WARN,
                        "there is no resume policy (not configured, or refused: see the log), so that unfinished"
                                + " transfers with friends end with the connection")
                : new Result(
                        Status.OK,
                        "unfinished transfers that are remembered: " + now.all().size());
    }
}
