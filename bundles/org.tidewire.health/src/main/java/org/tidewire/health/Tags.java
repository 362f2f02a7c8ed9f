package org.tidewire.health;

import org.apache.felix.hc.api.HealthCheck;

/** How our checks are found. */
final class Tags {
    /** Service property of every check: the tag of all of them. Each has its own name as a tag, too. */
    static final String TIDEWIRE = HealthCheck.TAGS + "=tidewire";

    private Tags() {}
}
