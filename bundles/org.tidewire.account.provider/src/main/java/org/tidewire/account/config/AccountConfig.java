package org.tidewire.account.config;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** One account; a factory configuration, by custom named {@code org.tidewire.account-LOGIN}. May change at any time. */
@ObjectClassDefinition(
        name = "Tidewire account",
        description =
                "Who may log in to the Wired server, and what they may do there. A change counts at once, also for who is logged in.")
public @interface AccountConfig {
    /** The factory PID. */
    String PID = "org.tidewire.account";

    /**
     * Names the account.
     *
     * @return 1 to 64 characters, no control characters, none of {@code : @ /}; read as NFC
     */
    @AttributeDefinition(description = "Login: 1 to 64 characters without control characters, ':', '@' and '/'")
    String login() default "";

    /**
     * Holds what the password is checked against.
     *
     * @return as {@link PasswordHash#toString()} writes it; empty: only the empty password is right
     */
    @AttributeDefinition(
            description = "Argon2id string ($argon2id$v=19$m=...,t=...,p=...$salt$hash) of the password"
                    + " as Wired clients send it; empty for an account without password")
    String password() default "";

    /**
     * Lists what the account may do; ignored in a group.
     *
     * @return names as Wired writes them, lower case with dashes, or {@code all}; an element may also list several,
     *     separated by commas
     */
    @AttributeDefinition(description = GroupConfig.PRIVILEGES)
    String[] privileges() default {};

    /**
     * Limits what is sent to the account; ignored in a group.
     *
     * @return bytes per second; 0 for any
     */
    @AttributeDefinition(description = GroupConfig.DOWNLOAD_SPEED)
    long download_speed() default 0;

    /**
     * Limits what is received from the account; ignored in a group.
     *
     * @return bytes per second; 0 for any
     */
    @AttributeDefinition(description = GroupConfig.UPLOAD_SPEED)
    long upload_speed() default 0;

    /**
     * Limits how many files are sent to the account at the same time; ignored in a group.
     *
     * @return a number; 0 for any
     */
    @AttributeDefinition(description = GroupConfig.DOWNLOADS)
    int downloads() default 0;

    /**
     * Limits how many files are received from the account at the same time; ignored in a group.
     *
     * @return a number; 0 for any
     */
    @AttributeDefinition(description = GroupConfig.UPLOADS)
    int uploads() default 0;

    /**
     * Names the folder that is the account's root.
     *
     * @return a path in storage
     */
    @AttributeDefinition(description = "The folder that is the account's root: it sees nothing else")
    String home() default "/";

    /**
     * Names the group that decides for the account.
     *
     * @return a group's name; empty for none
     */
    @AttributeDefinition(
            description = "A group: all privileges and limits are the group's then, and those given here mean nothing")
    String group() default "";
}
