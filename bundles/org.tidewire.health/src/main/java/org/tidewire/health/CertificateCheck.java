package org.tidewire.health;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import javax.net.ssl.SSLContext;

import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.apache.felix.hc.api.Result.Status;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** How long the certificate of the TLS identity is still good, by a property of its service. */
@Component(property = {HealthCheck.NAME + "=Tidewire certificate", Tags.TIDEWIRE, HealthCheck.TAGS + "=certificate"})
public final class CertificateCheck implements HealthCheck {
    /** Service property of an {@link SSLContext}: when its certificate expires, a {@code Long}, milliseconds since 1970. */
    static final String EXPIRES = "certificate.expires";

    private final Limits limits;
    private final Clock clock;

    /** What the identity of the highest ranking says of itself; null while there is none. */
    @Reference(
            service = SSLContext.class,
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile Map<String, Object> identity;

    /**
     * Checks nothing yet.
     *
     * @param limits tells how many days before its end a certificate is to be replaced
     */
    @Activate
    public CertificateCheck(@Reference Limits limits) {
        this(limits, Clock.systemUTC());
    }

    CertificateCheck(Limits limits, Clock clock) {
        this.limits = limits;
        this.clock = clock;
    }

    @Override
    public Result execute() {
        return limits.judge(this::judge);
    }

    private Result judge(Thresholds thresholds) {
        Map<String, Object> now = identity;
        if (now == null) {
            return new Result(
                    Status.WARN,
                    "there is no TLS identity (not configured, or refused: see the log), so that nothing serves Wired");
        }
        return now.get(EXPIRES) instanceof Long expires
                ? judge(Instant.ofEpochMilli(expires), thresholds.days())
                : new Result(Status.OK, "the TLS identity does not tell when it expires");
    }

    private Result judge(Instant end, int days) {
        Duration left = Duration.between(clock.instant(), end);
        if (left.isNegative()) {
            return new Result(Status.CRITICAL, "the TLS certificate has expired at " + end);
        }
        Status status = left.compareTo(Duration.ofDays(days)) < 0 ? Status.WARN : Status.OK;
        return new Result(status, "the TLS certificate expires in " + left.toDays() + " days, at " + end);
    }
}
