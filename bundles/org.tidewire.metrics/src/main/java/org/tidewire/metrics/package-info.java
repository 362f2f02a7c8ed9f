/** Counts what Tidewire does, for a host's monitoring. Private: what is seen are meters, in every registry that is a service. */
package org.tidewire.metrics;
