package org.tidewire.transfer.provider.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.tidewire.storage.FileEntry;
import org.tidewire.storage.FilePath;
import org.tidewire.storage.FileType;
import org.tidewire.storage.Storage;

/** What one backend that fails does to the tree. */
class BrokenMountTest {
    private final IOException fault = new IOException("the disk is gone");

    private final Stores stores = new Stores();

    /** A backend of which one method does something else. */
    private static Storage with(String name, Supplier<Object> instead) {
        Storage sound = Stores.memory();
        return (Storage) Proxy.newProxyInstance(
                Storage.class.getClassLoader(), new Class<?>[] {Storage.class}, (self, method, arguments) -> {
                    try {
                        return method.getName().equals(name) ? instead.get() : method.invoke(sound, arguments);
                    } catch (UncheckedIOException e) {
                        throw e.getCause();
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @Test
    void aMountThatFailsHidesNoOther() throws IOException {
        Stores.write(stores.add("root", "", 0), "/new", "is");
        stores.add("sound", "/sound", 0);
        Storage broken = with("stat", () -> {
            throw new UncheckedIOException(fault);
        });
        stores.tree.addStorage(broken, stores.properties("broken", "/broken", 0));
        assertEquals(List.of("/broken", "/new", "/sound"), Stores.list(stores.tree, "/"));
        try (Stream<FileEntry> entries = stores.tree.list(FilePath.ROOT)) {
            FileEntry first = entries.findFirst().orElseThrow();
            assertEquals(FileType.DROP_BOX, first.type(), "the strictest there is");
            assertEquals(0, first.size());
        }
        IOException told = assertThrows(IOException.class, () -> stores.tree.stat(FilePath.of("/broken")));
        assertEquals(fault, told, "who asks for it alone is told what is wrong");
    }

    @Test
    void aSearchGoesRoundAMountThatFails() throws IOException {
        Stores.write(stores.add("root", "", 0), "/song one", "1");
        Storage broken = with("list", () -> {
            throw new UncheckedIOException(fault);
        });
        stores.tree.addStorage(broken, stores.properties("broken", "/a", 0));
        Stores.write(stores.add("sound", "/b", 0), "/song two", "2");
        try (Stream<FileEntry> found = stores.tree.search(FilePath.ROOT, "song")) {
            assertEquals(
                    List.of("/b/song two", "/song one"),
                    found.map(entry -> entry.path().toString()).sorted().toList());
        }
        IOException told = assertThrows(IOException.class, () -> stores.tree.search(FilePath.of("/a"), "song"));
        assertEquals(fault, told, "who searches it alone is told what is wrong");
    }

    @Test
    void aListingThatFailsBesideMountsIsClosed() {
        AtomicInteger closed = new AtomicInteger();
        Storage root = with("list", () -> Stream.<FileEntry>generate(() -> {
                    throw new UncheckedIOException(fault);
                })
                .onClose(closed::incrementAndGet));
        stores.tree.addStorage(root, stores.properties("root", "", 0));
        stores.add("archive", "/archive", 0);
        IOException told = assertThrows(IOException.class, () -> stores.tree.list(FilePath.ROOT));
        assertEquals(fault, told);
        assertEquals(1, closed.get());
        stores.tree.removeStorage(root);
        assertEquals(List.of(), stores.logged, "nothing of it is in use");
    }
}
