package org.tidewire.wired.client.provider;

import java.util.List;

import org.tidewire.storage.FileEntry;

/**
 * What LIST says.
 *
 * @param entries the children, in the server's order
 * @param refused names that are none or lead elsewhere, as the server wrote them, and malformed entries
 */
record Listing(List<FileEntry> entries, List<String> refused) {}
