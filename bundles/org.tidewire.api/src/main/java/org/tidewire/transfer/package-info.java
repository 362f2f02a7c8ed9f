/**
 * The transfer: one file, one direction, one peer, one position. It alone stands between a socket and storage.
 *
 * <p><b>Who implements:</b> the engine alone {@link org.tidewire.transfer.Transfers} and
 * {@link org.tidewire.transfer.Transfer}. Hosts and wires register services of theirs, as many as they like:
 * {@link org.tidewire.transfer.TransferListener}, and a {@link org.tidewire.transfer.Friend} for each peer that can be reached, for as long
 * as it can. <b>Who calls:</b> wires and shells call {@code Transfers}; the engine calls listeners and friends.
 *
 * <p><b>Threads:</b> {@code Transfers} and {@code Transfer} may be called from any thread, but one thread moves the bytes of a
 * transfer. The engine calls out with no lock held: a listener on one thread of the engine's own, in order; a friend on the
 * thread of whoever did what it is told of, or one of the engine's, so it should hand on and return. A component that needs {@code Transfers} must not itself be a service
 * {@code Friend} or {@code TransferListener} of Declarative Services, which would be a circle: it registers an object by hand.
 * <b>Failures</b> are {@link org.tidewire.transfer.TransferException} with a reason, or the error of the storage.
 *
 * <p><b>What may be relied on:</b> {@code Friend} and {@code TransferListener} are {@code ConsumerType}s: within 1.x they get no
 * method without a default, and an implementation runs with every 1.x. {@code Transfers} and {@code Transfer} are {@code ProviderType}s:
 * they may get methods with each 1.y, which no caller notices; who implements them, in a test, is built for one 1.y. A record keeps
 * its components; an enum may get a constant with a new 1.y, so a {@code switch} should have a default.
 */
@Export
@Version("1.0.0")
package org.tidewire.transfer;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
