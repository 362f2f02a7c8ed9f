package org.tidewire.events.provider;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Where notes are kept. */
@ObjectClassDefinition(
        name = "Tidewire events",
        description = "Notes of files that arrive, by which it is told after a kill that they have arrived.")
@interface EventsConfig {
    /** The PID. */
    String PID = "org.tidewire.events";

    /** Where they lie. */
    @AttributeDefinition(
            name = "Directory",
            description =
                    "The directory of the notes, absolute or relative to the working directory. Made if it does not"
                            + " exist. If it is empty, the bundle's data area, which the standalone server empties at each start.")
    String directory() default "";
}
