package org.tidewire.tox.onion;

import java.security.SecureRandom;

import org.tidewire.tox.crypto.SharedKeys;
import org.tidewire.tox.net.Datagrams;
import org.tidewire.tox.net.Ticker;

/**
 * What the onion stands in.
 *
 * @param dht keys shared with nodes, of our DHT pair
 * @param datagrams the way out
 * @param nodes the nodes we know
 * @param ticker time
 * @param random where keys, nonces and choices come from
 */
public record Surroundings(SharedKeys dht, Datagrams datagrams, OnionNodes nodes, Ticker ticker, SecureRandom random) {}
