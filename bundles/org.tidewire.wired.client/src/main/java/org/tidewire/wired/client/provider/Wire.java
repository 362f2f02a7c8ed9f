package org.tidewire.wired.client.provider;

import java.nio.ByteBuffer;

import org.osgi.service.log.Logger;

/**
 * What a transfer uses of a connection.
 *
 * @param server {@code host:port}
 * @param control the control connection
 * @param requests the commands on it
 * @param port opens transfer connections
 * @param chunk a buffer, free for whoever transfers
 * @param log what happens
 */
record Wire(
        String server, ControlConnection control, Requests requests, TransferPort port, ByteBuffer chunk, Logger log) {}
