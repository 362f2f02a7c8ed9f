/** Private: the TLS identity and the component that publishes it. */
package org.tidewire.tls;
