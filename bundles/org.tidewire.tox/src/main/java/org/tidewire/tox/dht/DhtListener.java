package org.tidewire.tox.dht;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

import org.tidewire.tox.crypto.PublicKey;

/** Is told what a {@link Dht} learns. Called by the thread that calls the Dht, within its methods. */
public interface DhtListener {
    /**
     * Takes a DHT request for us that opened. NAT pings are no matter of the listener's.
     *
     * @param senderDhtKey who sealed it
     * @param type what it is about
     * @param data 0 to 918 bytes, with an array; not kept by the Dht
     */
    void request(PublicKey senderDhtKey, byte type, ByteBuffer data);

    /**
     * Learns where a searched key is, or that it is now elsewhere, or that it is back.
     *
     * @param dhtKey the searched key
     * @param address where it answered from
     */
    void found(PublicKey dhtKey, InetSocketAddress address);

    /**
     * Learns of a node that proved itself: it answered us from where we asked. Called for every answer.
     *
     * @param dhtKey its key
     * @param address where it answered from
     */
    void seen(PublicKey dhtKey, InetSocketAddress address);
}
