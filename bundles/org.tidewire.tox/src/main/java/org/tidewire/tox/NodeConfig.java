package org.tidewire.tox;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Where the Tox node listens, who it is, and how it finds friends. */
@ObjectClassDefinition(
        name = "Tidewire Tox node",
        description =
                "A node of the Tox network, and who it is there. What friends see, and more bootstrap nodes and relays, take effect at once; all else starts the node anew, which friends see as a short absence.")
@interface NodeConfig {
    /** The configuration's name. */
    String PID = "org.tidewire.tox";

    @AttributeDefinition(
            name = "Identity",
            description =
                    "The file that keeps who we are, in the form all Tox programs share; made if it is missing. A change starts the node anew.")
    String identity() default "";

    @AttributeDefinition(
            name = "Passphrase file",
            description =
                    "A file with the passphrase by which the identity is encrypted; empty: it is not. A change starts the node anew.")
    String passphrase_file() default "";

    @AttributeDefinition(
            name = "Address",
            description =
                    "The IP address to listen on; 0.0.0.0 for every IPv4 one, :: for those of IPv6 too. A change starts the node anew.")
    String address() default "127.0.0.1";

    @AttributeDefinition(
            name = "Port",
            description =
                    "The UDP port, 1 to 65535; 0 takes the first free one from 33445 to 33545. A change starts the node anew; if the port is taken, the node stays as it was.")
    int port() default 0;

    @AttributeDefinition(
            name = "UDP",
            description =
                    "Whether UDP is used. Without it friends are reached through TCP relays, which is slow. A change starts the node anew.")
    boolean udp() default true;

    @AttributeDefinition(
            name = "Bootstrap nodes",
            description = "Nodes by which the network is entered, each as: host port key")
    String[] bootstrap() default {};

    @AttributeDefinition(
            name = "Relays",
            description =
                    "TCP relays to stay connected to, at most 6, each as: host port key. One that is taken away starts the node anew.")
    String[] relays() default {};

    @AttributeDefinition(
            name = "LAN discovery",
            description =
                    "Tells everybody in the local network that we are there, so that friends in it are found. A change starts the node anew.")
    boolean lan_discovery() default false;

    @AttributeDefinition(
            name = "Onion",
            description =
                    "three-hops hides from the nodes we ask who we are and whom we look for; zero-hops is"
                            + " quicker, but tells each of them our address, our Tox key and our friends' keys. A change starts the node anew.")
    String onion() default "three-hops";

    @AttributeDefinition(
            name = "Name",
            description = "What friends see as our name, at most 128 bytes of UTF-8; empty: as the identity says.")
    String name() default "";

    @AttributeDefinition(
            name = "Status message",
            description = "What friends see beside it, at most 1007 bytes of UTF-8; empty: as the identity says.")
    String status_message() default "";

    @AttributeDefinition(name = "Status", description = "available, away or busy.")
    String status() default "available";
}
