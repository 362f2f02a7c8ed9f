package org.tidewire.console;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;

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
import org.tidewire.transfer.Transfer;

/** The storage backends that are there, and what the engine uses of them. Asks none of them: one that hangs hangs nobody. */
@Component(service = Stores.class)
public final class Stores {
    private static final String ROOT = "/";

    /** The backends; the tree of all of them is none. */
    @Reference(
            service = Storage.class,
            target = "(!(" + StorageTree.TREE + "=true))",
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC)
    volatile List<ServiceReference<Storage>> references = List.of();

    /** The tree; null while there is no engine. */
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile StorageTree tree;

    /**
     * Lists the backends.
     *
     * @param transfers those that may have files open
     * @return all of them, the highest ranked first
     */
    List<StoreRow> all(List<Transfer> transfers) {
        Comparator<ServiceReference<Storage>> rising = (one, other) -> one.compareTo(other);
        return references.stream()
                .sorted(rising.reversed())
                .map(reference -> row(reference, transfers))
                .toList();
    }

    private StoreRow row(ServiceReference<Storage> reference, List<Transfer> transfers) {
        String name = reference.getProperty(Storage.NAME) instanceof String given ? given : "";
        String mount = mount(reference);
        Bundle bundle = reference.getBundle();
        return new StoreRow(
                name.isEmpty() ? "unnamed" : Printable.of(name),
                Printable.of(mount),
                reference.getProperty(Constants.SERVICE_RANKING) instanceof Integer ranking ? ranking : 0,
                bundle == null ? "" : bundle.getSymbolicName(),
                isUsed(name, mount),
                transfers.stream()
                        .filter(each -> !name.isEmpty() && each.storage().equals(name)) // empty is what is in none, too
                        .count());
    }

    private boolean isUsed(String name, String mount) {
        StorageTree now = tree;
        try {
            return now != null && now.at(FilePath.of(mount)).name().equals(name);
        } catch (IOException | IllegalArgumentException e) {
            return false; // nothing is there: no root, or no such path
        }
    }

    /** Its path as paths are written; what is none stays as it is, and is used nowhere. */
    private static String mount(ServiceReference<Storage> reference) {
        Object mount = reference.getProperty(Storage.MOUNT);
        if (mount == null) {
            return ROOT;
        }
        try {
            return FilePath.of(mount.toString()).toString();
        } catch (IllegalArgumentException e) {
            return mount.toString();
        }
    }
}
