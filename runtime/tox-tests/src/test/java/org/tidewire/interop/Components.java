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
import org.tidewire.storage.file.FileStorage;
import org.tidewire.transfer.provider.TransferProtocol;

/** Makes components as the container does; their configurations are private to their bundles. */
final class Components {
    private Components() {}

    static TransferProtocol engine(Map<String, Object> configuration, Logger log) {
        return make(TransferProtocol.class, configuration, log);
    }

    static FileStorage storage(Path root, Logger log) {
        return make(FileStorage.class, Map.of("root", root.toString()), log);
    }

    /** A policy that keeps its records in a directory, and looks at sources in a storage. */
    static ToxResumePolicy policy(Path directory, Storage storage, Map<String, Object> more, Logger log) {
        Map<String, Object> configuration = new HashMap<>(more);
        configuration.put("directory", directory.toString());
        ToxResumePolicy policy = make(ToxResumePolicy.class, configuration, log);
        policy.addStorage(storage, Map.of(Storage.NAME, "files"));
        return policy;
    }

    private static <T> T make(Class<T> type, Map<String, Object> configuration, Logger log) {
        try {
            Constructor<?> constructor = type.getConstructors()[0];
            Object config = Converters.standardConverter()
                    .convert(configuration)
                    .to(constructor.getParameterTypes()[0]);
            return type.cast(constructor.newInstance(config, log));
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(type.getName(), e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type.getName(), e);
        }
    }
}
