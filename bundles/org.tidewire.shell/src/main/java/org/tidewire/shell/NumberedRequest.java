package org.tidewire.shell;

import org.tidewire.friend.FriendRequest;

/**
 * A friend request with the number by which commands know it.
 *
 * @param number its number, from 1 on; no other request gets it while the shell runs
 * @param request the request
 */
public record NumberedRequest(int number, FriendRequest request) {}
