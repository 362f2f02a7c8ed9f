package org.tidewire.wired.server;

import java.util.stream.Stream;

import org.tidewire.storage.FileEntry;
import org.tidewire.wired.Fields;
import org.tidewire.wired.Message;

/** How 402, 410 and 420 tell of a file. */
final class FileRow {
    private FileRow() {}

    static Message of(String number, String path, FileEntry entry, Object... more) {
        Stream<Object> first = Stream.of(
                path,
                Fields.fileType(entry.type()),
                entry.size(),
                Fields.date(entry.created()),
                Fields.date(entry.modified()));
        return Message.of(number, Stream.concat(first, Stream.of(more)).toArray());
    }
}
