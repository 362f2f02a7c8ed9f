package org.tidewire.storage.memory;

import java.util.Map;

import org.osgi.util.converter.Converters;
import org.tidewire.storage.Storage;
import org.tidewire.storage.kit.StorageContract;

class MemoryStorageContractTest extends StorageContract {
    @Override
    protected Storage make() {
        return new MemoryStorage(
                Converters.standardConverter().convert(Map.of()).to(Config.class));
    }
}
