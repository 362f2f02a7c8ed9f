package org.tidewire.tox.node;

import java.security.SecureRandom;
import java.time.InstantSource;

import org.tidewire.tox.net.Datagrams;
import org.tidewire.tox.net.Ticker;
import org.tidewire.tox.relay.Streams;

/**
 * What a node stands in.
 *
 * @param datagrams the way out by UDP; {@link Datagrams#NONE} if it is not to be used
 * @param streams the way out by TCP
 * @param ticker time that only goes forward
 * @param clock the time of day
 * @param random where keys, nonces and choices come from
 */
public record Ways(Datagrams datagrams, Streams streams, Ticker ticker, InstantSource clock, SecureRandom random) {}
