package org.tidewire.account.config;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/**
 * A group of accounts; a factory configuration, by custom named {@code org.tidewire.account.group-NAME}. An account in a
 * group takes all privileges and limits from it (Wired 1.1, section 6). May change at any time.
 */
@ObjectClassDefinition(name = "Tidewire account group", description = "What the accounts of a group may do.")
public @interface GroupConfig {
    /** The factory PID. */
    String PID = "org.tidewire.account.group";

    /** Describes {@link #privileges()}. */
    String PRIVILEGES = "all, or any of: get-user-info, broadcast, post-news, clear-news, download, upload,"
            + " upload-anywhere, create-folders, alter-files, delete-files, view-dropboxes, create-accounts,"
            + " edit-accounts, delete-accounts, elevate-privileges, kick-users, ban-users, cannot-be-kicked,"
            + " change-topic";

    /** Describes {@link #download_speed()}. */
    String DOWNLOAD_SPEED = "Bytes per second that are sent, 0 for any";

    /** Describes {@link #upload_speed()}. */
    String UPLOAD_SPEED = "Bytes per second that are received, 0 for any";

    /** Describes {@link #downloads()}. */
    String DOWNLOADS = "Files sent at the same time, 0 for any number";

    /** Describes {@link #uploads()}. */
    String UPLOADS = "Files received at the same time, 0 for any number";

    /**
     * Names the group.
     *
     * @return 1 to 64 characters, no control characters, none of {@code : @ /}; read as NFC
     */
    @AttributeDefinition(description = "Name: 1 to 64 characters without control characters, ':', '@' and '/'")
    String name() default "";

    /**
     * Lists what its accounts may do.
     *
     * @return as {@link AccountConfig#privileges()}
     */
    @AttributeDefinition(description = PRIVILEGES)
    String[] privileges() default {};

    /**
     * Limits what is sent to each of its accounts.
     *
     * @return bytes per second; 0 for any
     */
    @AttributeDefinition(description = DOWNLOAD_SPEED)
    long download_speed() default 0;

    /**
     * Limits what is received from each of its accounts.
     *
     * @return bytes per second; 0 for any
     */
    @AttributeDefinition(description = UPLOAD_SPEED)
    long upload_speed() default 0;

    /**
     * Limits how many files are sent to each of its accounts at the same time.
     *
     * @return a number; 0 for any
     */
    @AttributeDefinition(description = DOWNLOADS)
    int downloads() default 0;

    /**
     * Limits how many files are received from each of its accounts at the same time.
     *
     * @return a number; 0 for any
     */
    @AttributeDefinition(description = UPLOADS)
    int uploads() default 0;
}
