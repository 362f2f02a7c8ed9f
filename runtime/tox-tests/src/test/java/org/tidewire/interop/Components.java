package org.tidewire.interop;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import org.osgi.service.log.Logger;
import org.osgi.util.converter.Converters;
import org.tidewire.resume.tox.ToxResumePolicy;
import org.tidewire.storage.Storage;
import org.tidewire.storage.StorageTree;
import org.tidewire.storage.file.FileStorage;
import org.tidewire.transfer.provider.AcceptRule;
import org.tidewire.transfer.provider.AcceptRules;
import org.tidewire.transfer.provider.TransferProtocol;
import org.tidewire.transfer.provider.tree.Tree;

/** Makes components as the container does; their configurations are private to their bundles. */
final class Components {
    private Components() {}

    /** A tree with a storage as its root. */
    static Tree tree(Storage root, Logger log) {
        Tree tree = new Tree(log);
        tree.addStorage(root, Map.of(Storage.NAME, "files"));
        return tree;
    }

    /** An engine; nothing is accepted but by the rules. */
    static TransferProtocol engine(Map<String, Object> configuration, Tree tree, Logger log, AcceptRules rules) {
        return make(TransferProtocol.class, configuration, tree, log, rules);
    }

    /** Rules that accept every file, or none. */
    static AcceptRules rules(boolean accepting) {
        AcceptRules rules = new AcceptRules();
        if (accepting) {
            rules.addRule(make(AcceptRule.class, Map.of("friend", "*")));
        }
        return rules;
    }

    static FileStorage storage(Path root, Logger log) {
        return make(FileStorage.class, Map.of("root", root.toString()), log);
    }

    /** A policy that keeps its records in a directory, and looks at sources in a tree. */
    static ToxResumePolicy policy(Path directory, StorageTree tree, Map<String, Object> more, Logger log) {
        Map<String, Object> configuration = new HashMap<>(more);
        configuration.put("directory", directory.toString());
        ToxResumePolicy policy = make(ToxResumePolicy.class, configuration, log);
        policy.addTree(tree);
        return policy;
    }

    /** With its configuration first, then what it is given, in order. */
    private static <T> T make(Class<T> type, Map<String, Object> configuration, Object... given) {
        try {
            Constructor<?> constructor = type.getConstructors()[0];
            Object[] values = new Object[given.length + 1];
            values[0] = Converters.standardConverter()
                    .convert(configuration)
                    .to(constructor.getParameterTypes()[0]);
            System.arraycopy(given, 0, values, 1, given.length);
            return type.cast(constructor.newInstance(values));
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(type.getName(), e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type.getName(), e);
        }
    }
}
