package org.tidewire.transfer.provider;

import java.util.Map;

import org.osgi.service.log.Logger;
import org.osgi.util.converter.Converters;
import org.tidewire.storage.Storage;
import org.tidewire.transfer.provider.tree.Tree;

/** Starts an engine for other packages' fuzz tests. */
public final class EngineForCommands {
    private EngineForCommands() {}

    /**
     * Starts an engine that deletes nothing by age.
     *
     * @param log where it logs
     * @param storage its root
     * @return the engine
     */
    public static TransferProtocol start(Logger log, Storage storage) {
        Tree tree = new Tree(log);
        tree.addStorage(storage, Map.of());
        TransferConfig config = Converters.standardConverter()
                .convert(Map.of("partial.age", 0, "queue.limit", 1000))
                .to(TransferConfig.class);
        return new TransferProtocol(config, tree, log, new AcceptRules());
    }
}
