/**
 * TLS from the first byte over a blocking socket, as both ends of Wired use it on the control and the transfer port.
 *
 * <p><b>Who calls:</b> the Wired server and client of this project, and whoever writes another end; there is nothing to implement.
 * <b>Threads:</b> one thread reads from a channel, any thread may write or close; a reader is for one thread, a watch for
 * all. <b>Failures</b> are {@link java.io.IOException}, after which a channel is only closed. Time limits are set on it; one that is exceeded
 * closes it.
 *
 * <p><b>What may be relied on:</b> classes are final and nothing is removed within 1.x; methods may be added with each 1.y.
 */
@Export
@Version("1.0.0")
package org.tidewire.wired.channel;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
