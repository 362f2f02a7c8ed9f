package org.tidewire.wired.client.provider;

import java.nio.ByteBuffer;

import org.osgi.service.log.Logger;

/**
 * What a transfer uses of a connection.
 *
 * @param server {@code host:port}
 * @param control the control connection
 * @param requests the commands on it
 * @param lane its transfer connections
 * @param download how fast downloads may be
 * @param upload how fast uploads may be
 * @param chunk a buffer, free for whoever transfers
 * @param again whether this goes on after a lost link, of which the server may not know yet
 * @param log what happens
 */
record Wire(
        String server,
        ControlConnection control,
        Requests requests,
        Lane lane,
        Throttle download,
        Throttle upload,
        ByteBuffer chunk,
        boolean again,
        Logger log) {}
