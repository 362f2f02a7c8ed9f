package org.tidewire.transfer.provider.tree;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.osgi.service.log.Logger;
import org.osgi.util.converter.Converters;
import org.tidewire.storage.Content;
import org.tidewire.storage.EditableStorage;
import org.tidewire.storage.FileEntry;
import org.tidewire.storage.FilePath;
import org.tidewire.storage.FileType;
import org.tidewire.storage.PartialFile;
import org.tidewire.storage.Storage;
import org.tidewire.storage.memory.MemoryStorage;

/** A tree and backends to put into it. */
final class Stores {
    final List<String> logged = new ArrayList<>();
    final Tree tree = new Tree(log());
    private long id;

    /** A backend of its own, empty. */
    static EditableStorage memory() {
        try {
            Constructor<?> constructor = MemoryStorage.class.getConstructors()[0];
            Object config = Converters.standardConverter()
                    .convert(Map.of())
                    .to(constructor.getParameterTypes()[0]);
            return (EditableStorage) constructor.newInstance(config);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Registers a backend as the container would. */
    EditableStorage add(String name, String mount, int ranking) {
        EditableStorage storage = memory();
        tree.addStorage(storage, properties(name, mount, ranking));
        return storage;
    }

    Map<String, Object> properties(String name, String mount, int ranking) {
        Map<String, Object> properties = new HashMap<>();
        properties.put(Storage.NAME, name);
        properties.put("service.ranking", ranking);
        properties.put("service.id", id++);
        if (!mount.isEmpty()) {
            properties.put(Storage.MOUNT, mount);
        }
        return properties;
    }

    static void write(Storage storage, String path, String text) throws IOException {
        try (PartialFile partial = storage.create(FilePath.of(path), "")) {
            partial.append(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
            partial.commit();
        }
    }

    static String read(Storage storage, String path) throws IOException {
        try (Content content = storage.open(FilePath.of(path))) {
            ByteBuffer bytes = ByteBuffer.allocate((int) content.size());
            int length = 0;
            while (bytes.hasRemaining() && length >= 0) {
                length = content.read(bytes, bytes.position());
            }
            return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
        }
    }

    static void folder(Storage storage, String path) throws IOException {
        storage.createFolder(FilePath.of(path), FileType.DIRECTORY);
    }

    static List<String> list(Storage storage, String folder) {
        try (Stream<FileEntry> entries = storage.list(FilePath.of(folder))) {
            return entries.map(entry -> entry.path().toString()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Logger log() {
        return (Logger) Proxy.newProxyInstance(
                Stores.class.getClassLoader(), new Class<?>[] {Logger.class}, (self, method, arguments) -> {
                    if (method.getReturnType() == void.class) {
                        logged.add(method.getName() + " " + String.valueOf(arguments[0]) + " "
                                + (arguments.length > 2 ? arguments[2] : ""));
                    }
                    return method.getReturnType() == boolean.class ? Boolean.FALSE : null;
                });
    }
}
