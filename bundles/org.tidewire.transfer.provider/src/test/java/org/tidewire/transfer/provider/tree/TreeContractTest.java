package org.tidewire.transfer.provider.tree;

import org.tidewire.storage.Storage;
import org.tidewire.storage.kit.StorageContract;

class TreeContractTest extends StorageContract {
    @Override
    protected Storage make() {
        Stores stores = new Stores();
        stores.add("root", "", 0);
        return stores.tree;
    }
}
