package org.tidewire.tox.link;

import org.tidewire.tox.crypto.PublicKey;

/**
 * What a cookie of ours says: whom we gave it to.
 *
 * @param real the real key its holder claimed
 * @param dht the DHT key its holder proved to have
 */
record Cookie(PublicKey real, PublicKey dht) {}
