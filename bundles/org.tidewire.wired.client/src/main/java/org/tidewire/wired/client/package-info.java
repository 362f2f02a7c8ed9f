/**
 * A Wired 1.1 client for code and shell: connect, browse, get and put, with resume in both directions.
 *
 * <p>{@link org.tidewire.wired.client.WiredClient} is a service; {@link org.tidewire.wired.client.Progress} is what a
 * caller may implement.
 */
@Export
@Version("1.0.0")
package org.tidewire.wired.client;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
