package org.tidewire.wired.client.provider;

import java.time.Duration;

/**
 * How long the client waits for what.
 *
 * @param connect for a connection and its TLS handshake
 * @param reply for a reply
 * @param transfer for bytes of a transfer to move
 * @param ping in silence, before it says PING
 */
record Times(Duration connect, Duration reply, Duration transfer, Duration ping) {
    private static final int LONGEST = 3600;

    /**
     * Reads the times.
     *
     * @throws IllegalArgumentException if one is out of range; the message names it
     */
    static Times of(Config config) {
        return new Times(
                seconds("connect.timeout", config.connect_timeout()),
                seconds("reply.timeout", config.reply_timeout()),
                seconds("transfer.timeout", config.transfer_timeout()),
                seconds("ping", config.ping()));
    }

    private static Duration seconds(String key, int value) {
        if (value < 1 || value > LONGEST) {
            throw new IllegalArgumentException(key + " is 1 to " + LONGEST + " seconds, not " + value);
        }
        return Duration.ofSeconds(value);
    }
}
