package org.tidewire.tox.link;

import java.security.SecureRandom;

import org.tidewire.tox.crypto.SharedKeys;
import org.tidewire.tox.net.Ticker;

/**
 * What every link of this node has in common.
 *
 * @param real keys of our real pair; asked for friends only, so that strangers cost no agreement
 * @param dht keys of our DHT pair
 * @param cookies ours
 * @param ticker the time
 * @param random for nonces and session keys
 */
record Self(SharedKeys real, SharedKeys dht, Cookies cookies, Ticker ticker, SecureRandom random) {}
