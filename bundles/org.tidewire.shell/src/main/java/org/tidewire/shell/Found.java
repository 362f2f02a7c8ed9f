package org.tidewire.shell;

import org.tidewire.storage.FileEntry;

/**
 * What a search has found; it may lie anywhere, so it is shown with its whole path.
 *
 * @param entry the file or folder
 */
public record Found(FileEntry entry) {}
