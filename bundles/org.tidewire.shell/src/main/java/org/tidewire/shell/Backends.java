package org.tidewire.shell;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.tidewire.storage.FilePath;
import org.tidewire.storage.Storage;
import org.tidewire.storage.StorageTree;
import org.tidewire.transfer.Transfers;

/** The storage backends that are there, and what the engine uses of them. May be called from any thread. */
@Component(service = Backends.class)
public final class Backends {
    private final Ranked<Storage> storages = new Ranked<>();
    private final AtomicReference<StorageTree> tree = new AtomicReference<>();
    private final AtomicReference<Transfers> transfers = new AtomicReference<>();

    /**
     * Adds a backend; the tree of all of them is none.
     *
     * @param reference its reference
     * @param storage the backend
     */
    @Reference(
            target = "(!(" + StorageTree.TREE + "=true))",
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            unbind = "unbindStorage")
    void bindStorage(ServiceReference<Storage> reference, Storage storage) {
        storages.add(reference, storage);
    }

    /**
     * Forgets a backend.
     *
     * @param reference its reference
     */
    void unbindStorage(ServiceReference<Storage> reference) {
        storages.remove(reference);
    }

    /**
     * Asks a tree from now on.
     *
     * @param arriving the tree
     */
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void bindTree(StorageTree arriving) {
        tree.set(arriving);
    }

    /**
     * Asks a tree no more.
     *
     * @param leaving the one in use, or one that was replaced
     */
    void unbindTree(StorageTree leaving) {
        tree.compareAndSet(leaving, null);
    }

    /**
     * Asks an engine from now on.
     *
     * @param arriving the engine
     */
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void bindTransfers(Transfers arriving) {
        transfers.set(arriving);
    }

    /**
     * Asks an engine no more.
     *
     * @param leaving the one in use, or one that was replaced
     */
    void unbindTransfers(Transfers leaving) {
        transfers.compareAndSet(leaving, null);
    }

    /**
     * Lists the backends.
     *
     * @return all of them, the highest ranked first
     */
    List<Backend> all() {
        List<Backend> backends = new ArrayList<>();
        for (Map.Entry<ServiceReference<Storage>, Storage> storage : storages.list()) {
            backends.add(backend(storage.getKey()));
        }
        return backends;
    }

    private Backend backend(ServiceReference<Storage> reference) {
        Object ranking = reference.getProperty(Constants.SERVICE_RANKING);
        Bundle bundle = reference.getBundle();
        String name = String.valueOf(reference.getProperty(Storage.NAME));
        String mount = mount(reference);
        return new Backend(
                name,
                ranking instanceof Integer number ? number : 0,
                mount,
                bundle == null ? "" : bundle.getSymbolicName(),
                isUsed(name, mount),
                count(name));
    }

    /** Its path as paths are written; what is none stays as it is, and is used nowhere. */
    private static String mount(ServiceReference<Storage> reference) {
        Object mount = reference.getProperty(Storage.MOUNT);
        if (mount == null) {
            return Backend.ROOT;
        }
        try {
            return FilePath.of(mount.toString()).toString();
        } catch (IllegalArgumentException e) {
            return mount.toString();
        }
    }

    private boolean isUsed(String name, String mount) {
        StorageTree now = tree.get();
        try {
            return now != null && now.at(FilePath.of(mount)).name().equals(name);
        } catch (IOException | IllegalArgumentException e) {
            return false; // nothing is there: no root, or no such path
        }
    }

    private long count(String name) {
        Transfers engine = transfers.get();
        return engine == null
                ? 0
                : engine.list().stream()
                        .filter(transfer -> transfer.storage().equals(name))
                        .count();
    }
}
