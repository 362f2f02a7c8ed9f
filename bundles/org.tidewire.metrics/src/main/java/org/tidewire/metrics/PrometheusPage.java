package org.tidewire.metrics;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;

import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.log.Logger;
import org.osgi.service.log.LoggerFactory;
import org.osgi.service.metatype.annotations.Designate;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;

/**
 * The page /metrics, and the registry it shows, which is a service: what a host puts into it is on the page, too.
 */
@Component(
        service = {},
        immediate = true,
        configurationPid = MetricsConfig.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = MetricsConfig.class)
public final class PrometheusPage {
    /** The text format of Prometheus, which every version of it reads. */
    static final String TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private final PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Page page;
    private final ServiceRegistration<MeterRegistry> registration;

    /**
     * Serves the page.
     *
     * @param context registers the registry
     * @param config where
     * @param loggers says where it is
     * @throws IOException if it cannot listen there
     */
    @Activate
    public PrometheusPage(
            BundleContext context, MetricsConfig config, @Reference(service = LoggerFactory.class) Logger loggers)
            throws IOException {
        if (config.port() < 0 || config.port() > 65_535) {
            throw new IllegalArgumentException(
                    MetricsConfig.PID + ": port = " + config.port() + " is refused; it must be 0 to 65535");
        }
        InetSocketAddress where = new InetSocketAddress(config.address(), config.port());
        Hosts hosts = new Hosts(config.address(), config.hosts());
        page = new Page(
                where, Duration.ofSeconds(10), request -> Answer.to(request, hosts, TYPE, () -> meters.scrape(TYPE)));
        registration = context.registerService(MeterRegistry.class, meters, null);
        loggers.info("metrics are at http://{}/metrics", page.place());
    }

    int port() {
        return page.port();
    }

    /**
     * Ends the page.
     *
     * @throws IOException if the port cannot be given back
     */
    @Deactivate
    public void stop() throws IOException {
        registration.unregister();
        page.close();
        meters.close();
    }
}
