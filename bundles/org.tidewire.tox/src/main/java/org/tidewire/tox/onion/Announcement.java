package org.tidewire.tox.onion;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

import org.tidewire.tox.crypto.PublicKey;

/**
 * Somebody who wants to be found here.
 *
 * @param key its real key
 * @param dataKey for whom data to it is to be sealed
 * @param from the last hop of its path
 * @param back the way from there, {@link ReturnPath#FULL} bytes; not to be changed
 * @param millis when it said so
 */
record Announcement(PublicKey key, PublicKey dataKey, InetSocketAddress from, ByteBuffer back, long millis) {}
