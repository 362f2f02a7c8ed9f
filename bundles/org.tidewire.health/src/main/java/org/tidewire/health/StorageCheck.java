package org.tidewire.health;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.Stream;

import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.apache.felix.hc.api.Result.Status;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.tidewire.storage.FileEntry;
import org.tidewire.storage.FilePath;
import org.tidewire.storage.StorageTree;
import org.tidewire.storage.StorageTree.Place;

/** Whether there is a root storage, and whether its root folder can be listed. */
@Component(property = {HealthCheck.NAME + "=Tidewire storage", Tags.TIDEWIRE, HealthCheck.TAGS + "=storage"})
public final class StorageCheck implements HealthCheck {
    /** The engine's tree; null while there is no engine. */
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile StorageTree tree;

    @Override
    public Result execute() {
        StorageTree now = tree;
        if (now == null) {
            return new Result(Status.CRITICAL, "there is no engine: no transfer can begin");
        }
        try {
            Place root = now.at(FilePath.ROOT);
            try (Stream<FileEntry> entries = root.storage().list(root.path())) {
                String found = entries.findFirst().isEmpty() ? "is empty" : "can be listed";
                return new Result(Status.OK, "the storage '" + root.name() + "' " + found);
            }
        } catch (IOException | UncheckedIOException e) {
            return new Result(Status.CRITICAL, "the root storage does not answer: " + e.getMessage(), e);
        }
    }
}
