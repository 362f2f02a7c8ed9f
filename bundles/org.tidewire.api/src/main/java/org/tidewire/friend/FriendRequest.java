package org.tidewire.friend;

import java.time.Instant;

/**
 * Somebody who wants to become a friend. Immutable.
 *
 * @param id who, for Tox the public key as 64 upper-case hex digits; proven
 * @param message what they write, 1 to 1016 bytes of UTF-8; safe to show, may have lines
 * @param received when it came
 */
public record FriendRequest(String id, String message, Instant received) {}
