package org.tidewire.transfer.provider.tree;

import java.util.Comparator;
import java.util.Map;

import org.osgi.framework.Constants;
import org.tidewire.storage.FilePath;
import org.tidewire.storage.Storage;

/** A backend and where it wants to be. */
record Store(BackendLease lease, String name, FilePath mount, int ranking, long id) {
    /** The one that is in use first: of the highest ranking, and of equal ones whichever came first, as services have it. */
    static final Comparator<Store> BEST =
            Comparator.comparingInt(Store::ranking).reversed().thenComparingLong(Store::id);

    /**
     * Reads what a backend says of itself.
     *
     * @throws IllegalArgumentException if its mount is no path
     */
    static Store of(Storage storage, Map<String, Object> properties) {
        Object mount = properties.get(Storage.MOUNT);
        return new Store(
                new BackendLease(storage),
                String.valueOf(properties.getOrDefault(Storage.NAME, "")),
                mount == null ? FilePath.ROOT : path(mount),
                properties.get(Constants.SERVICE_RANKING) instanceof Integer ranking ? ranking : 0,
                properties.get(Constants.SERVICE_ID) instanceof Long id ? id : Long.MAX_VALUE);
    }

    /** The same, lent otherwise. */
    Store by(BackendLease other) {
        return new Store(other, name, mount, ranking, id);
    }

    private static FilePath path(Object mount) {
        try {
            return FilePath.of(String.valueOf(mount));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    Storage.MOUNT + " is '" + mount + "', which is no path: " + e.getMessage(), e);
        }
    }
}
