package org.tidewire.friend;

import java.time.Instant;

/**
 * Something said between a friend and us. Immutable.
 *
 * @param friend what we call the friend
 * @param ours whether we said it
 * @param action whether it is something done, as in "/me waves"
 * @param text what was said, 1 to 1372 bytes of UTF-8; safe to show, may have lines
 * @param time when we sent or received it
 */
public record Message(String friend, boolean ours, boolean action, String text, Instant time) {}
