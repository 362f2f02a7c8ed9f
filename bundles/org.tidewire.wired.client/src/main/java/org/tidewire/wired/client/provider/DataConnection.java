package org.tidewire.wired.client.provider;

import java.io.Closeable;
import java.io.IOException;

import org.tidewire.wired.channel.TlsChannel;

/**
 * A transfer connection that ends with its control connection.
 *
 * @param channel carries the bytes
 * @param control closes it when it is lost itself
 */
record DataConnection(TlsChannel channel, ControlConnection control) implements Closeable {
    @Override
    public void close() throws IOException {
        control.detach(channel);
        channel.close();
    }
}
