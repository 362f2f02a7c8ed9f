package org.tidewire.storage.memory;

import java.util.Map;

import org.osgi.util.converter.Converters;
import org.tidewire.storage.EditableStorage;

/** Makes storage that other packages' fuzz tests write to. */
public final class StorageInMemory {
    private StorageInMemory() {}

    /**
     * Makes storage.
     *
     * @return empty, of 64 MiB
     */
    public static EditableStorage make() {
        return new MemoryStorage(
                Converters.standardConverter().convert(Map.of()).to(Config.class));
    }
}
