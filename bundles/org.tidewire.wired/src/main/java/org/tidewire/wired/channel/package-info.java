/**
 * TLS from the first byte over a blocking socket, as both ends of Wired use it on the control and the transfer port.
 */
@Export
@Version("1.0.0")
package org.tidewire.wired.channel;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
