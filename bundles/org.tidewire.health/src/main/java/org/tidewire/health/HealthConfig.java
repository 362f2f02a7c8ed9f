package org.tidewire.health;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** From when on a check warns. */
@ObjectClassDefinition(
        name = "Tidewire health checks",
        description = "From when on a check warns. A change counts from the next check on.")
@interface HealthConfig {
    /** The PID. */
    String PID = "org.tidewire.health";

    /** How long a queue may be. */
    @AttributeDefinition(
            description = "How many transfers may wait for a slot before the check 'queue' warns, 0 or more.")
    int queue_waiting() default 100;

    /** How soon a certificate may expire. */
    @AttributeDefinition(
            description = "How many days before the end of the TLS certificate the check 'certificate' begins to warn,"
                    + " 0 to 36500.")
    int certificate_days() default 30;

    /** How full a disk may be. */
    @AttributeDefinition(
            description = "Below how many free bytes of the root storage the check 'disk' warns, 0 or more. 0: never,"
                    + " until nothing is free.")
    long disk_free() default 1L << 30;
}
