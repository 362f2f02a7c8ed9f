package org.tidewire.shell;

import org.tidewire.storage.FilePath;
import org.tidewire.transfer.Checksum;

/**
 * The checksum of a stored file.
 *
 * @param path the file
 * @param size its bytes
 * @param checksum the Wired checksum, of its first megabyte
 */
public record Sum(FilePath path, long size, Checksum checksum) {}
