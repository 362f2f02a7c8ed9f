package org.tidewire.shell;

import org.tidewire.storage.FilePath;
import org.tidewire.wired.WiredUrl;

/**
 * A connection just made.
 *
 * @param server what the server calls itself
 * @param url where it is, and the login
 * @param folder the remote working folder
 */
public record Connected(String server, WiredUrl url, FilePath folder) {}
