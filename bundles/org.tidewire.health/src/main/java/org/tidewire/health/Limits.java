package org.tidewire.health;

import java.util.function.Function;

import org.apache.felix.hc.api.Result;
import org.apache.felix.hc.api.Result.Status;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.metatype.annotations.Designate;

/** The thresholds of the moment. A configuration that is refused shows where people look: in the checks that would use it. */
@Component(service = Limits.class, configurationPid = HealthConfig.PID)
@Designate(ocd = HealthConfig.class)
public final class Limits {
    private volatile Thresholds thresholds; // null while the configuration is refused
    private volatile String refusal = "";

    /**
     * Takes a configuration, or the reason why it is refused.
     *
     * @param config the thresholds
     */
    @Activate
    @Modified
    public void configure(HealthConfig config) {
        try {
            thresholds = new Thresholds(config.queue_waiting(), config.certificate_days(), config.disk_free());
        } catch (IllegalArgumentException e) {
            refusal = e.getMessage();
            thresholds = null;
        }
    }

    /** Judges by the thresholds, or tells why there are none. */
    Result judge(Function<Thresholds, Result> check) {
        Thresholds now = thresholds;
        return now == null ? new Result(Status.HEALTH_CHECK_ERROR, refusal) : check.apply(now);
    }
}
