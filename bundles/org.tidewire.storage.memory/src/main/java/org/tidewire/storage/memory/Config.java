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

    /** Who wins. */
    @AttributeDefinition(description = "Of several storages the one with the highest ranking is in use.")
    int service_ranking() default 0;
}
