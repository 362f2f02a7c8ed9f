package org.tidewire.storage.file;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Map;

import org.osgi.service.log.Logger;
import org.osgi.util.converter.Converters;
import org.tidewire.storage.Content;
import org.tidewire.storage.FilePath;
import org.tidewire.storage.PartialFile;

/** The storages that a test makes; all of them are stopped in the end, the last one first. */
final class Storages implements Closeable {
    private final Deque<FileStorage> made = new ArrayDeque<>();

    FileStorage on(Path root) throws IOException {
        FileStorage storage = new FileStorage(config(Map.of("root", root.toString())), silence());
        made.push(storage);
        return storage;
    }

    /** One that knows directories by their paths only. */
    FileStorage checkedOn(Path root) throws IOException {
        FileStorage storage = new FileStorage(Tree.checked(root.toRealPath()), root, silence());
        made.push(storage);
        return storage;
    }

    /** Stores a finished file. */
    static void put(FileStorage storage, String path, byte[] bytes) throws IOException {
        try (PartialFile partial = storage.create(FilePath.of(path), "")) {
            partial.append(ByteBuffer.wrap(bytes));
            partial.commit();
        }
    }

    static byte[] get(FileStorage storage, String path) throws IOException {
        try (Content content = storage.open(FilePath.of(path))) {
            return bytes(content);
        }
    }

    static byte[] bytes(Content content) throws IOException {
        ByteBuffer all = ByteBuffer.allocate((int) content.size());
        while (all.hasRemaining() && content.read(all, all.position()) >= 0) {
            assertTrue(content.size() >= all.position());
        }
        return Arrays.copyOf(all.array(), all.position());
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

    /** Leaves empty files named by their numbers, from 0. */
    static void leaveFiles(Path folder, int count) throws IOException {
        for (int number = 0; number < count; number++) {
            Files.createFile(folder.resolve(Integer.toString(number)));
        }
    }

    @Override
    public void close() throws IOException {
        while (!made.isEmpty()) {
            made.pop().stop();
        }
    }
}
