package org.tidewire.metrics;

import java.util.Map;

import javax.net.ssl.SSLContext;

import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/** When the certificate of the TLS identity expires. A moment, as is Prometheus' custom: days left would be its query. */
@Component(service = CertificateMeters.class)
public final class CertificateMeters implements Meters {
    /** Service property of an {@link SSLContext}: when its certificate expires, a {@code Long}, milliseconds since 1970. */
    static final String EXPIRES = "certificate.expires";

    /** What the identity of the highest ranking says of itself; null while there is none. */
    @Reference(
            service = SSLContext.class,
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile Map<String, Object> identity;

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("tidewire.certificate.expiry.timestamp", this, CertificateMeters::expires)
                .description("When the TLS certificate expires, since 1970; NaN if nobody tells")
                .baseUnit("seconds")
                .register(registry);
    }

    private double expires() {
        Map<String, Object> now = identity;
        return now != null && now.get(EXPIRES) instanceof Long moment ? moment / 1000.0 : Double.NaN;
    }
}
