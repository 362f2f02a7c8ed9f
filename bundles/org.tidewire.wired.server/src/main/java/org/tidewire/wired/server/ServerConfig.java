package org.tidewire.wired.server;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Where the server listens, what it says of itself, and how long it waits. */
@ObjectClassDefinition(
        name = "Tidewire Wired server",
        description =
                "Ports, greeting and time limits of the Wired server. A change takes effect at once and ends nothing,"
                        + " unless it says otherwise.")
@interface ServerConfig {
    /** The configuration's name. */
    String PID = "org.tidewire.wired.server";

    @AttributeDefinition(
            name = "Name",
            description = "What clients show as the server's name; without control characters.")
    String name() default "Tidewire";

    @AttributeDefinition(name = "Description", description = "What clients show beside the name.")
    String description() default "";

    @AttributeDefinition(
            name = "Address",
            description =
                    "The address to listen on; 0.0.0.0 or :: for every one. A change ends all sessions; if it cannot"
                            + " be had, the server stays where it was.")
    String address() default "127.0.0.1";

    @AttributeDefinition(
            name = "Port",
            description =
                    "The control port, 1 to 65534; the transfer port is the next one. 0 takes any free pair. A change"
                            + " ends all sessions; if a port is taken, the server stays where it was.")
    int port() default 2000;

    @AttributeDefinition(
            name = "Protocols",
            description = "TLSv1.3, TLSv1.2 or both. The transfer port leaves TLSv1.3 out if there is another. A change"
                    + " counts for new connections.")
    String[] protocols() default {"TLSv1.3", "TLSv1.2"};

    @AttributeDefinition(
            name = "Legacy TLS",
            description =
                    "Lets clients in that speak nothing newer than TLS 1.0 or 1.1, which can be broken; Java itself"
                            + " must allow that, too. A change counts for new connections.")
    boolean legacy_tls() default false;

    @AttributeDefinition(name = "Login time", description = "Seconds from connecting to being logged in, 1 to 3600.")
    int login_timeout() default 30;

    @AttributeDefinition(name = "Transfer time", description = "Seconds for the key to arrive after TLS, 1 to 3600.")
    int transfer_timeout() default 10;

    @AttributeDefinition(name = "Stall time", description = "Seconds without a byte that end a transfer, 1 to 3600.")
    int stall_timeout() default 30;

    @AttributeDefinition(
            name = "Ban time",
            description = "Seconds for which BAN keeps an address out, 1 to 31536000; in memory only.")
    int ban_time() default 1800;

    @AttributeDefinition(
            name = "Connections",
            description = "Connections to both ports together, 1 to 100000; more are closed at once.")
    int connections() default 2000;

    @AttributeDefinition(
            name = "Connections from one source",
            description = "Of those, from one IPv4 address or one IPv6 /64, 0 to 100000; 0 for any number."
                    + " Loopback and the networks of penalty.exempt are not counted.")
    int connections_per_source() default 200;

    @AttributeDefinition(
            name = "Penalties",
            description = "Keeps out for up to 10 minutes those addresses from which logins fail one after the other,"
                    + " or connections come to nothing.")
    boolean penalties() default true;

    @AttributeDefinition(
            name = "Exempt networks",
            description = "Networks that are never penalised or counted, such as 10.0.0.0/8 or 2001:db8::/32: those"
                    + " of proxies, behind which all users have one address. Loopback always is one.")
    String[] penalty_exempt() default {};

    @AttributeDefinition(
            name = "Transfers of one user",
            description = "Transfers that one account may have under way and waiting from one source, 1 to 100000;"
                    + " more are refused.")
    int transfers_per_user() default 1000;

    @AttributeDefinition(
            name = "Census interval",
            description = "Minutes from one count of all files to the next, 1 to 10080; 0 counts nothing.")
    int census_interval() default 10;
}
