package org.tidewire.transfer.provider;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** How many transfers run at once, and how long one waits for its client. */
@ObjectClassDefinition(
        name = "Tidewire transfers",
        description = "Slots, queue and time limits of the transfer engine.")
@interface TransferConfig {
    /** The configuration's name. */
    String PID = "org.tidewire.transfer";

    @AttributeDefinition(name = "Downloads in all", description = "Files sent at the same time, 1 to 10000.")
    int total_downloads() default 10;

    @AttributeDefinition(name = "Uploads in all", description = "Files received at the same time, 1 to 10000.")
    int total_uploads() default 10;

    @AttributeDefinition(name = "Downloads for a client", description = "Of those, for one client, 1 to 10000.")
    int client_downloads() default 1;

    @AttributeDefinition(name = "Uploads for a client", description = "Of those, for one client, 1 to 10000.")
    int client_uploads() default 1;

    @AttributeDefinition(name = "Queue limit", description = "Transfers that may wait in each direction, 0 to 1000000.")
    int queue_limit() default 1000;

    @AttributeDefinition(name = "Key time", description = "Seconds a client has to present its key, 1 to 3600.")
    int ready_timeout() default 30;

    @AttributeDefinition(
            name = "Storage grace",
            description = "Seconds a leaving storage may take for the call under way before it is cut off, 0 to 60.")
    int suspend_grace() default 5;

    @AttributeDefinition(name = "Receive folder", description = "Where files from friends are put.")
    String receive_folder() default "/Received";
}
