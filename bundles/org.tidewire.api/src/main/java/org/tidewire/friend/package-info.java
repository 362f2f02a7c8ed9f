/**
 * People rather than files: who our friends are, who wants to become one, and what they say. A node of a network of friends,
 * such as Tox, implements {@link org.tidewire.friend.Friends}, {@link org.tidewire.friend.FriendRequests} and
 * {@link org.tidewire.friend.FriendNetwork}; shells call them. Hosts plug in {@link org.tidewire.friend.MessageListener}
 * services. Each friend that is online is a service besides, {@link org.tidewire.transfer.Friend}, by which files go.
 */
@Export
@Version("1.0.0")
package org.tidewire.friend;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
