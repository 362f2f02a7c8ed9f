/**
 * The transfer: one file, one direction, one peer, one position. It alone stands between a socket and storage.
 *
 * <p>The engine implements {@link org.tidewire.transfer.Transfers} and {@link org.tidewire.transfer.Transfer}; wires and
 * shells call them. Hosts plug in {@link org.tidewire.transfer.TransferListener} and
 * {@link org.tidewire.transfer.Friend} services.
 */
@Export
@Version("1.0.0")
package org.tidewire.transfer;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
