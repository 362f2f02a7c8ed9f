/**
 * A Wired 1.1 client for code and shell: connect, browse, get and put, with resume in both directions.
 *
 * <p><b>Who implements:</b> this bundle alone {@link org.tidewire.wired.client.WiredClient}, a service, and
 * {@link org.tidewire.wired.client.WiredConnection}; a caller may implement {@link org.tidewire.wired.client.Progress}.
 * <b>Who calls:</b> shells and hosts.
 *
 * <p><b>Threads:</b> a client and a connection may be used by several threads at once; a {@code Progress} may be called by several at
 * once, and should return soon. <b>Failures</b> are {@link org.tidewire.wired.client.WiredException} with what the server said, or another
 * {@link java.io.IOException}. What a server tells is checked: no name of its choice leads out of the folder that was asked for.
 *
 * <p><b>What may be relied on:</b> {@code Progress} is a {@code ConsumerType}: within 1.x it gets no method without a default. The
 * others are {@code ProviderType}s: they may get methods with each 1.y, which no caller notices.
 */
@Export
@Version("1.0.0")
package org.tidewire.wired.client;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
