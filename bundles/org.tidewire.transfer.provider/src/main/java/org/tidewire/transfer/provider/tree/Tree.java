package org.tidewire.transfer.provider.tree;

import java.io.IOException;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.log.Logger;
import org.osgi.service.log.LoggerFactory;
import org.tidewire.storage.FilePath;
import org.tidewire.storage.Storage;
import org.tidewire.storage.StorageTree;
import org.tidewire.transfer.TransferException;

/**
 * Keeps the tree: which backends there are, and what follows from that. Backends come and go one at a time; whoever looks a
 * path up never waits for that.
 */
@Component(
        service = {Storage.class, StorageTree.class, Tree.class},
        property = {StorageTree.TREE + ":Boolean=true", Storage.NAME + "=tree", "service.ranking:Integer=2147483647"})
public final class Tree extends WholeStorage implements StorageTree {
    private final IdentityHashMap<Storage, Store> stores = new IdentityHashMap<>();
    private final Logger log;
    private String root = "";
    private volatile Mounts mounts = new Mounts(Set.of(), "");
    private volatile TreeUser user = TreeUser.NOBODY;

    /**
     * A tree without backends.
     *
     * @param log is told of backends that cannot be mounted
     */
    @Activate
    public Tree(@Reference(service = LoggerFactory.class) Logger log) {
        this.log = log;
    }

    /**
     * Tells somebody of every change from now on.
     *
     * @param now the only one who is told
     */
    public void use(TreeUser now) {
        user = now;
    }

    /**
     * Lets one backend alone be the root; while it is not there, there is none.
     *
     * @param name its name; empty for whichever has the highest ranking
     */
    public synchronized void root(String name) {
        root = name;
        change();
    }

    /**
     * Takes a backend in. If it replaces another, that comes before the other's {@link #removeStorage}.
     *
     * @param storage the backend
     * @param properties what it says of itself
     */
    @Reference(
            target = "(!(" + StorageTree.TREE + "=true))",
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC)
    public synchronized void addStorage(Storage storage, Map<String, Object> properties) {
        take(storage, properties);
        change();
    }

    private void take(Storage storage, Map<String, Object> properties) {
        try {
            stores.put(storage, Store.of(storage, properties));
        } catch (IllegalArgumentException e) {
            log.error("The storage '{}' is not used: {}", properties.get(Storage.NAME), e.getMessage());
        }
    }

    /**
     * Looks anew at where a backend belongs: its ranking or its mount has changed.
     *
     * @param storage the backend
     * @param properties what it says of itself now
     */
    public synchronized void updatedStorage(Storage storage, Map<String, Object> properties) {
        Store former = stores.remove(storage);
        take(storage, properties);
        Store now = stores.get(storage);
        if (former != null && now != null && former.mount().equals(now.mount())) {
            stores.put(storage, now.by(former.lease())); // whoever uses it need not notice
        }
        change();
    }

    /**
     * Lets go of a backend: when this returns nobody uses it, unless it hangs; that is reported.
     *
     * @param storage the backend
     */
    public synchronized void removeStorage(Storage storage) {
        if (stores.remove(storage) != null) {
            change();
        }
    }

    /** What is in use no more is let go before anybody is told of what came. */
    private void change() {
        Set<BackendLease> former = mounts.leases();
        Mounts now = new Mounts(stores.values(), root);
        mounts = now;
        Set<BackendLease> left = new HashSet<>(former);
        left.removeAll(now.leases());
        left.forEach(this::release);
        stores.replaceAll(
                (storage, store) -> left.contains(store.lease()) ? store.by(new BackendLease(storage)) : store);
        if (!former.containsAll(now.leases())) {
            user.came();
        }
    }

    private void release(BackendLease lease) {
        try {
            Departure.of(lease, user);
        } catch (IOException e) {
            log.error("The storage {} has left, but is still in use: {}", lease.backend(), e.getMessage(), e);
        }
    }

    @Override
    public Place at(FilePath path) throws TransferException {
        return mounts.at(path);
    }

    @Override
    Mounts mounts() {
        return mounts;
    }
}
