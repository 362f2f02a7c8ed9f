package org.tidewire.storage.memory;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What a storage in memory can be told. */
@ObjectClassDefinition(
        name = "Tidewire storage in memory",
        description = "Publishes storage that forgets everything when it stops.")
@interface Config {
    /** The factory PID. */
    String PID = "org.tidewire.storage.memory";

    /** How much. */
    @AttributeDefinition(description = "How many bytes all files together may hold, 0 or more.")
    long limit() default 64L << 20;

    /** The name for people. */
    @AttributeDefinition(description = "The name a person knows this storage by.")
    String storage_name() default "memory";

    /** Where. */
    @AttributeDefinition(
            description =
                    "The path under which it appears in the tree of all storages, as /archive; the parent need not"
                            + " exist. Empty, or /, if it may be the root.")
    String storage_mount() default "";

    /** Who wins. */
    @AttributeDefinition(
            description = "Of several storages for the same path the one with the highest ranking is in use.")
    int service_ranking() default 0;
}
