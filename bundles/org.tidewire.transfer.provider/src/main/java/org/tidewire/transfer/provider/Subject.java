package org.tidewire.transfer.provider;

import org.tidewire.storage.FilePath;
import org.tidewire.transfer.Direction;
import org.tidewire.transfer.FileId;
import org.tidewire.transfer.FileKind;
import org.tidewire.transfer.Peer;

/** What a transfer is about; never changes. The name is the offered one, which may differ from the path's. */
record Subject(
        long number, FileId id, Direction direction, Peer peer, FileKind kind, String name, FilePath path, long size) {}
