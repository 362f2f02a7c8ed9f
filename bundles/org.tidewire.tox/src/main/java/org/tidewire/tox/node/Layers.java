package org.tidewire.tox.node;

import org.tidewire.tox.crypto.SharedKeys;
import org.tidewire.tox.dht.Dht;
import org.tidewire.tox.link.Links;
import org.tidewire.tox.onion.OnionClient;
import org.tidewire.tox.relay.Relays;

/**
 * The layers that a node joins.
 *
 * @param real keys of our real pair
 * @param dhtKeys keys of our DHT pair
 * @param dht finds nodes by their DHT keys
 * @param onion finds friends by their real keys
 * @param relays leads to those who cannot speak UDP
 * @param links the links to friends
 */
record Layers(SharedKeys real, SharedKeys dhtKeys, Dht dht, OnionClient onion, Relays relays, Links links) {}
