package org.tidewire.tox.relay;

import java.security.SecureRandom;

import org.tidewire.tox.crypto.SharedKeys;
import org.tidewire.tox.net.Ticker;

/**
 * What every relay needs of the world around.
 *
 * @param dht keys of our DHT pair
 * @param streams the way out
 * @param listener told what comes in
 * @param ticker the time
 * @param random the accidents
 */
record RelayContext(SharedKeys dht, Streams streams, RelayListener listener, Ticker ticker, SecureRandom random) {}
