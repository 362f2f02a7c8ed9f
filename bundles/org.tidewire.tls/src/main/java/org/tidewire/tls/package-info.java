/** Private. */
package org.tidewire.tls;
