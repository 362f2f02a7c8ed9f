package org.tidewire.storage.file;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.tidewire.storage.Content;
import org.tidewire.storage.FileEntry;
import org.tidewire.storage.FilePath;
import org.tidewire.storage.FileType;
import org.tidewire.storage.PartialFile;

/** All that a storage holds, by path. */
record Snapshot(Map<FilePath, Item> items) {
    Snapshot() {
        this(new LinkedHashMap<>());
    }

    Snapshot copy() {
        return new Snapshot(new LinkedHashMap<>(items));
    }

    /** Reads it; partials are reopened for that, and closed. */
    static Snapshot of(FileStorage storage) throws IOException {
        Snapshot found = new Snapshot();
        found.read(storage, FilePath.ROOT);
        return found;
    }

    private void read(FileStorage storage, FilePath folder) throws IOException {
        List<FileEntry> entries = storage.list(folder).toList();
        for (FileEntry entry : entries) {
            FilePath path = entry.path();
            if (entry.type() != FileType.FILE) {
                items.put(path, Item.folder(entry.type()).comment(storage.comment(path)));
                read(storage, path);
            } else {
                items.put(path, file(storage, path).comment(storage.comment(path)));
            }
        }
    }

    private static Item file(FileStorage storage, FilePath path) throws IOException {
        if (path.isPartial()) {
            try (PartialFile partial =
                    storage.reopen(path.target().orElseThrow()).orElseThrow()) {
                byte[] bytes = Storages.bytes(partial);
                return new Item(FileType.FILE, bytes, partial.origin(), bytes.length, "");
            }
        }
        try (Content content = storage.open(path)) {
            return new Item(FileType.FILE, Storages.bytes(content), "", 0, "");
        }
    }

    /** What was found after a process died, whose partials are durable only as far as the one or the other says. */
    Snapshot durableAs(Snapshot one, Snapshot other) {
        Snapshot result = copy();
        result.items.replaceAll((path, item) -> {
            int durable = Math.min(durable(one, path, item), durable(other, path, item));
            return path.isPartial() ? item.durable(Math.min(item.bytes().length, durable)) : item;
        });
        return result;
    }

    private static int durable(Snapshot snapshot, FilePath path, Item item) {
        Item there = snapshot.items.get(path);
        return there == null ? item.bytes().length : Math.max(0, there.durable());
    }

    /** Says what is not as it is to be; empty if all is. */
    String difference(Snapshot found, Snapshot floor, boolean all) {
        StringBuilder difference = new StringBuilder();
        items.forEach((path, item) -> {
            Item other = found.items.get(path);
            int least = all ? least(item, floor.items.get(path)) : Math.max(0, item.durable());
            boolean mayMiss = path.isPartial() && item.durable() < 0 && !all;
            if (other == null ? !mayMiss : !item.isFound(other, path.isPartial(), least)) {
                difference.append(path + ": not " + item + ", but " + other + "\n");
            }
        });
        found.items.keySet().stream()
                .filter(path -> !items.containsKey(path))
                .forEach(path -> difference.append(path + ": nothing was expected\n"));
        return difference.toString();
    }

    private static int least(Item item, Item floor) {
        return floor == null ? item.bytes().length : Math.min(item.bytes().length, floor.bytes().length);
    }
}
