package org.tidewire.tox.friend;

import org.tidewire.tox.crypto.PublicKey;

/**
 * Somebody's wish to become our friend.
 *
 * @param key the real key of whoever asks
 * @param message 1 to 1016 bytes of UTF-8, safe to show
 */
public record FriendRequest(PublicKey key, String message) {}
