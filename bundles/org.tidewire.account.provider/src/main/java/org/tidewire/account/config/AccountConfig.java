package org.tidewire.account.config;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** One account; a factory configuration, by custom named {@code org.tidewire.account-LOGIN}. */
@ObjectClassDefinition(name = "Tidewire account")
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
     * Lists what the account may do.
     *
     * @return names as Wired writes them, lower case with dashes; an element may also list several, separated by commas
     */
    @AttributeDefinition(description = "Any of: download, upload, upload-anywhere, create-folders, view-dropboxes")
    String[] privileges() default {};
}
