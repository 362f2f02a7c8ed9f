package org.tidewire.transfer.provider.tree;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.tidewire.storage.FilePath;
import org.tidewire.storage.StorageTree.Place;
import org.tidewire.transfer.TransferException;
import org.tidewire.transfer.TransferException.Reason;

/** Which backend is where, at one moment; never changes. */
final class Mounts {
    private final Map<FilePath, Store> used = new HashMap<>();

    /** The best of those that want each place; the root may be for one of a name alone, unless that is empty. */
    Mounts(Collection<Store> stores, String root) {
        stores.stream().sorted(Store.BEST).forEach(store -> {
            if (!store.mount().isRoot() || root.isEmpty() || store.name().equals(root)) {
                used.putIfAbsent(store.mount(), store);
            }
        });
    }

    /** Finds the backend whose mount is nearest above a path. */
    Place at(FilePath path) throws TransferException {
        for (FilePath above = path; ; above = above.parent()) {
            Store store = used.get(above);
            if (store != null) {
                return new Place(store.lease().lent(), store.name(), inside(path, above));
            }
            if (above.isRoot()) {
                throw new TransferException(Reason.NO_STORAGE, "no storage is there at the moment");
            }
        }
    }

    private static FilePath inside(FilePath path, FilePath mount) {
        return mount.isRoot()
                ? path
                : new FilePath(
                        path.names().subList(mount.names().size(), path.names().size()));
    }

    /** Tells whether no backend at all holds a path. */
    boolean isBare(FilePath path) {
        return used.keySet().stream().noneMatch(path::startsWith);
    }

    /** Tells whether a backend of its own is mounted at a path, or below it. */
    boolean holds(FilePath path) {
        return used.keySet().stream().anyMatch(mount -> !mount.isRoot() && mount.startsWith(path));
    }

    /** Names the children of a folder that are mounts or lead to some. */
    Set<String> leading(FilePath folder) {
        Set<String> names = new TreeSet<>();
        int depth = folder.names().size();
        for (FilePath mount : used.keySet()) {
            if (mount.names().size() > depth && mount.startsWith(folder)) {
                names.add(mount.names().get(depth));
            }
        }
        return names;
    }

    /** Tells how the backends that are in use are lent. */
    Set<BackendLease> leases() {
        return used.values().stream().map(Store::lease).collect(Collectors.toSet());
    }
}
