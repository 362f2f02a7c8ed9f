package org.tidewire.metrics;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Where the page is. */
@ObjectClassDefinition(
        name = "Tidewire metrics",
        description =
                "The page /metrics for Prometheus. There is none without a configuration, which may be empty. A change"
                        + " takes effect at once.")
@interface MetricsConfig {
    /** The PID. */
    String PID = "org.tidewire.metrics";

    /** Who may reach it. */
    @AttributeDefinition(
            name = "Address",
            description = "The address to listen on; 0.0.0.0 or :: for every one. The page asks for no password.")
    String address() default "127.0.0.1";

    /** Where it is reached. */
    @AttributeDefinition(
            name = "Port",
            description = "The TCP port, 0 to 65535; 0 takes any free one, which the log tells.")
    int port() default 9464;

    /** By which names it is reached. */
    @AttributeDefinition(
            name = "Hosts",
            description =
                    "Names of this host that clients may ask for the page by, besides localhost and the address; behind a"
                            + " proxy, the name that it passes on. IP addresses need not be named.")
    String[] hosts() default {};
}
