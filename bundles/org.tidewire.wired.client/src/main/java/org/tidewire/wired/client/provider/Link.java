package org.tidewire.wired.client.provider;

import org.tidewire.wired.Message;

/**
 * One connection to a server, logged in; a session that reconnects has one after the other.
 *
 * @param hello what the server said to HELLO
 * @param control the control connection
 * @param requests the commands on it
 * @param port opens transfer connections
 */
record Link(Message hello, ControlConnection control, Requests requests, TransferPort port) {}
