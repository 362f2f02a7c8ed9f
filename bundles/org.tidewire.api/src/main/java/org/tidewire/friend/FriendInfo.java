package org.tidewire.friend;

import java.time.Instant;

/**
 * What is known of a friend at one moment. Immutable.
 *
 * @param name what we call the friend, unique among ours; letters, digits, {@code .}, {@code _} and {@code -}
 * @param id who the friend is, for Tox its public key as 64 upper-case hex digits; the same as the property
 *     {@link org.tidewire.transfer.Friend#ID} of its service
 * @param state how it stands to us
 * @param address where it is while it is online, such as {@code udp 192.0.2.7 port 33445}; else empty
 * @param nick what the friend calls itself; empty if it never told. Safe to show
 * @param statusMessage what the friend says of itself; empty if nothing. Safe to show
 * @param availability whether it wants to be talked to
 * @param lastSeen when it was last online, which for who is online is this moment; null for never
 */
public record FriendInfo(
        String name,
        String id,
        FriendState state,
        String address,
        String nick,
        String statusMessage,
        Availability availability,
        Instant lastSeen) {}
