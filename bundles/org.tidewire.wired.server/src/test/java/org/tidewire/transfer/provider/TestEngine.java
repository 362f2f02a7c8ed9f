package org.tidewire.transfer.provider;

import java.util.HashMap;
import java.util.Map;

import org.osgi.service.log.Logger;
import org.osgi.util.converter.Converters;
import org.tidewire.storage.Storage;
import org.tidewire.transfer.provider.tree.Tree;

/** Makes the real engine for tests outside a container. */
public final class TestEngine {
    private TestEngine() {}

    /**
     * Starts an engine.
     *
     * @param log where it logs
     * @param storage its root
     * @param config keys and values in turn
     * @return the engine
     */
    public static TransferProtocol start(Logger log, Storage storage, Object... config) {
        Map<String, Object> values = new HashMap<>();
        values.put("partial.age", 0); // what tests store has no age
        for (int i = 0; i < config.length; i += 2) {
            values.put((String) config[i], config[i + 1]);
        }
        Tree tree = new Tree(log);
        tree.addStorage(storage, Map.of());
        return new TransferProtocol(
                Converters.standardConverter().convert(values).to(TransferConfig.class), tree, log, new AcceptRules());
    }
}
