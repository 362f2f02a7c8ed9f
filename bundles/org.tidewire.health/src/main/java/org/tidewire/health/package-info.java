/** Tells a host's monitoring how Tidewire stands. Private: what is seen are services of the health check API. */
package org.tidewire.health;
