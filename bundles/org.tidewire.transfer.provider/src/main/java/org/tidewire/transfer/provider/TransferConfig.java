package org.tidewire.transfer.provider;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** How many transfers run at once, how fast, and how long one waits for its client. */
@ObjectClassDefinition(
        name = "Tidewire transfers",
        description = "Slots, queue, speeds and time limits of the transfer engine.")
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

    @AttributeDefinition(
            name = "Sends to a friend",
            description = "Files sent to one friend at the same time, 1 to 256; with 1 they go one after the other.")
    int friend_sends() default 256;

    @AttributeDefinition(
            name = "Receives from a friend",
            description =
                    "Files received from one friend at the same time, 1 to 256; with 1 they come one after the other.")
    int friend_receives() default 256;

    @AttributeDefinition(name = "Queue limit", description = "Transfers that may wait in each direction, 0 to 1000000.")
    int queue_limit() default 10_000;

    @AttributeDefinition(
            name = "Download speed",
            description = "Bytes per second for all downloads together, 1024 or more; 0 for any speed.")
    long download_speed() default 0;

    @AttributeDefinition(
            name = "Upload speed",
            description = "Bytes per second for all uploads together, 1024 or more; 0 for any speed.")
    long upload_speed() default 0;

    @AttributeDefinition(
            name = "Timetable",
            description = "Other speeds at some hours of local time, such as"
                    + " 'mon-fri 08:00-18:00 download=200000 upload=100000'; the first entry that matches counts,"
                    + " and a speed it does not name stays the plain one. Days are mon-fri, sat,sun or *; 22:00-06:00"
                    + " goes over midnight. One text may hold several entries between semicolons.")
    String[] timetable() default {};

    @AttributeDefinition(name = "Key time", description = "Seconds a client has to present its key, 1 to 3600.")
    int ready_timeout() default 30;

    @AttributeDefinition(
            name = "Storage grace",
            description = "Seconds a leaving storage may take for the call under way before it is cut off, 0 to 60.")
    int suspend_grace() default 5;

    @AttributeDefinition(
            name = "Storage patience",
            description = "Seconds a transfer waits for its storage to come back before it is interrupted, 0 to 3600.")
    int suspend_timeout() default 30;

    @AttributeDefinition(
            name = "Root storage",
            description =
                    "The storage.name of the one backend that may be the root; empty for that of the highest ranking.")
    String storage_root() default "";

    @AttributeDefinition(
            name = "Partial age",
            description = "Days after which a partial that nobody goes on with is removed, 0 to 36500; 0 for never.")
    int partial_age() default 30;

    @AttributeDefinition(name = "Receive folder", description = "Where files from friends are put.")
    String receive_folder() default "/Received";
}
