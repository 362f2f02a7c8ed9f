package org.tidewire.tox;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** One friend; a factory configuration, whose name behind the tilde of its PID is what we call the friend. */
@ObjectClassDefinition(
        name = "Tidewire Tox friend",
        description = "A friend in the Tox network. A change ends the link with this friend and begins another.")
@interface FriendConfig {
    /** The factory PID. */
    String PID = "org.tidewire.tox.friend";

    /** The key of {@link #tox_id}. */
    String TOX_ID = "tox.id";

    /** The key of {@link #address}. */
    String ADDRESS = "address";

    /** The key of {@link #message}. */
    String MESSAGE = "message";

    @AttributeDefinition(
            name = "Tox ID",
            description =
                    "The friend's Tox ID, 76 hex digits; or its public key, 64 hex digits, if it need not be asked.")
    String tox_id() default "";

    @AttributeDefinition(
            name = "Address",
            description = "Where the friend may be, as host:port, which spares the search; empty if nobody knows.")
    String address() default "";

    @AttributeDefinition(name = "Message", description = "What the friend is asked with, at most 1016 bytes of UTF-8.")
    String message() default "Hello, I would like to be your friend.";
}
