package org.tidewire.transfer.provider;

import java.util.Map;

import org.osgi.service.log.Logger;
import org.tidewire.storage.Storage;
import org.tidewire.storage.StorageTree;
import org.tidewire.transfer.provider.tree.Tree;

/**
 * The engine for a program without OSGi: made of the same classes that Declarative Services would make it of. What services
 * would tell it is told by calls to {@link #engine}: {@link TransferProtocol#addFriend}, {@link TransferProtocol#addListener},
 * {@link TransferProtocol#addPolicy}. May be used from any thread.
 */
public final class PlainEngine implements AutoCloseable {
    private final Tree tree;
    private final TransferProtocol engine;

    /**
     * Starts an engine that logs to {@code org.tidewire.transfer} of {@link System.Logger}.
     *
     * @param storage where files are; the whole tree. It is the caller's, who closes it after this
     * @param settings limits by the keys of the configuration {@code org.tidewire.transfer}, as {@code "total.uploads"}, each of
     *     the type that the configuration has; a key that is missing has its default
     * @throws IllegalArgumentException if a key is unknown, a value is of another type, or out of range
     */
    public PlainEngine(Storage storage, Map<String, ?> settings) {
        TransferConfig config = PlainSettings.of(settings);
        Logger log = PlainLog.to(System.getLogger(TransferConfig.PID));
        tree = new Tree(log);
        engine = new TransferProtocol(config, tree, log, new AcceptRules());
        tree.addStorage(storage, Map.of(Storage.NAME, "storage"));
    }

    /**
     * Gives the engine, which is also the {@link org.tidewire.transfer.Transfers} to send and receive by.
     *
     * @return always the same one
     */
    public TransferProtocol engine() {
        return engine;
    }

    /**
     * Gives the tree, for a policy that looks at the sources of what is sent, as ours for Tox does by {@code addTree}.
     *
     * @return always the same one
     */
    public StorageTree tree() {
        return tree;
    }

    /** Interrupts every transfer; what arrived stays in storage. */
    @Override
    public void close() {
        engine.close();
    }
}
