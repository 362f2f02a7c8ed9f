/**
 * People rather than files: who our friends are, who wants to become one, and what they say.
 *
 * <p><b>Who implements:</b> a node of a network of friends, such as Tox, registers {@link org.tidewire.friend.Friends},
 * {@link org.tidewire.friend.FriendRequests} and {@link org.tidewire.friend.FriendNetwork} while it runs. Hosts register
 * {@link org.tidewire.friend.MessageListener} services, as many as they like. <b>Who calls:</b> shells and hosts call the node, the
 * node its listeners. Each friend that is online is a service besides, {@link org.tidewire.transfer.Friend}, by which files go.
 *
 * <p><b>Threads:</b> any; a call may wait for the node, milliseconds as a rule. Listeners are called in the order in which things
 * came, on a thread that is not the network's. <b>Failures</b> are {@link java.io.IOException}; who is no friend is an
 * {@link IllegalArgumentException} or what the method says. Names and texts of others are hostile: whoever shows them takes care.
 *
 * <p><b>What may be relied on:</b> {@code MessageListener} is a {@code ConsumerType}: within 1.x it gets no method without a default. The
 * others are {@code ProviderType}s: they may get methods with each 1.y, which no caller notices. A record keeps its components; an
 * enum may get a constant with a new 1.y, so a {@code switch} should have a default.
 */
@Export
@Version("1.0.0")
package org.tidewire.friend;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
