package org.tidewire.wired.client.provider;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Settings of the Wired client. */
@ObjectClassDefinition(name = "Tidewire Wired client", description = "Connects to Wired 1.1 servers.")
@interface Config {
    /** Where Configuration Admin keeps it. */
    String PID = "org.tidewire.wired.client";

    @AttributeDefinition(
            name = "Known servers",
            description = "File with the certificates of servers seen before; empty: ~/.tidewire/known-servers")
    String known_servers() default "";

    @AttributeDefinition(
            name = "Connect timeout",
            description = "Seconds until a connection and its TLS handshake must be there, 1 to 3600",
            min = "1",
            max = "3600")
    int connect_timeout() default 20;

    @AttributeDefinition(
            name = "Reply timeout",
            description = "Seconds until the server must have replied, except in its queue, 1 to 3600",
            min = "1",
            max = "3600")
    int reply_timeout() default 30;

    @AttributeDefinition(
            name = "Transfer timeout",
            description = "Seconds a transfer may stand still, 1 to 3600",
            min = "1",
            max = "3600")
    int transfer_timeout() default 60;

    @AttributeDefinition(
            name = "Ping",
            description = "Seconds of silence after which the server is told that we are still there, 1 to 3600",
            min = "1",
            max = "3600")
    int ping() default 60;

    @AttributeDefinition(
            name = "Parallel",
            description = "Files of a folder that are moved, or wait in the server's queue, at once, 1 to 16",
            min = "1",
            max = "16")
    int parallel() default 4;

    @AttributeDefinition(
            name = "Reconnect tries",
            description = "Tries in a row to connect again when a get or put lost the connection, 0 to 1000",
            min = "0",
            max = "1000")
    int reconnect_tries() default 5;

    @AttributeDefinition(
            name = "Download speed",
            description = "Bytes per second of all downloads of a connection together, at least 1024; 0 for any",
            min = "0")
    long download_speed() default 0;

    @AttributeDefinition(
            name = "Upload speed",
            description = "Bytes per second of all uploads of a connection together, at least 1024; 0 for any",
            min = "0")
    long upload_speed() default 0;
}
