package org.tidewire.storage.file;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;

import org.osgi.service.log.Logger;
import org.osgi.util.converter.Converters;

/** The storages that a test makes; all of them are stopped in the end, the last one first. */
final class Storages implements Closeable {
    private final Deque<FileStorage> made = new ArrayDeque<>();

    FileStorage on(Path root) throws IOException {
        FileStorage storage = new FileStorage(config(Map.of("root", root.toString())), silence());
        made.push(storage);
        return storage;
    }

    static Config config(Map<String, ?> properties) {
        return Converters.standardConverter().convert(properties).to(Config.class);
    }

    /** A log that nobody reads. */
    static Logger silence() {
        Class<?>[] types = {Logger.class};
        return (Logger) Proxy.newProxyInstance(
                Logger.class.getClassLoader(),
                types,
                (log, method, values) -> method.getReturnType() == boolean.class ? false : null);
    }

    static boolean leaveSparse(Path file, long size) throws IOException {
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(size);
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        while (!made.isEmpty()) {
            made.pop().stop();
        }
    }
}
