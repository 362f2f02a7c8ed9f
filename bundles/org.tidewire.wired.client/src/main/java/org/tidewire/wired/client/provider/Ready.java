package org.tidewire.wired.client.provider;

/**
 * What 400 says: the server waits for the transfer connection, and not for long (Wired 4.2).
 *
 * @param offset where the bytes begin
 * @param key what to show on the transfer port, once
 */
record Ready(long offset, String key) {}
