package org.tidewire.transfer.provider.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.tidewire.storage.Content;
import org.tidewire.storage.EditableStorage;
import org.tidewire.storage.FileEntry;
import org.tidewire.storage.FilePath;
import org.tidewire.storage.SearchableStorage;
import org.tidewire.storage.Storage;
import org.tidewire.transfer.TransferException;

class LeaseTest {
    private static final FilePath FILE = FilePath.of("/a");

    private final Stores stores = new Stores();

    /** Nobody who has the engine's transfers in hand: only these files count. */
    private void patience(Duration grace) {
        stores.tree.use(new TreeUser() {
            @Override
            public void left(Storage storage) {}

            @Override
            public void came() {}

            @Override
            public Duration grace() {
                return grace;
            }
        });
    }

    @Test
    void whoeverReadsBesideTransfersIsWaitedFor() throws Exception {
        Storage root = stores.add("root", "", 0);
        Stores.write(stores.tree, "/a", "text");
        patience(Duration.ofSeconds(60));
        Content content = stores.tree.open(FILE);
        Thread leaving = new Thread(() -> stores.tree.removeStorage(root));
        leaving.start();
        while (leaving.isAlive() && leaving.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        assertTrue(leaving.isAlive(), "it waits");
        assertEquals(4, content.read(ByteBuffer.allocate(9), 0), "still good");
        content.close();
        leaving.join(10_000);
        assertFalse(leaving.isAlive());
    }

    @Test
    void whatNobodyClosesIsClosedFromOutside() throws IOException {
        Storage root = stores.add("root", "", 0);
        Stores.write(stores.tree, "/a", "text");
        patience(Duration.ZERO);
        Content content = stores.tree.open(FILE);
        try (Stream<FileEntry> entries = stores.tree.list(FilePath.ROOT)) {
            stores.tree.removeStorage(root);
            assertThrows(ClosedChannelException.class, content::size);
            assertThrows(RuntimeException.class, entries::count, "the listing is over");
        }
        assertEquals("", String.join("", stores.logged), "which is nothing to report");
    }

    @Test
    void whoeverIsInterruptedWhileABackendLeavesLeavesNothingOpen() throws Exception {
        Storage root = stores.add("root", "", 0);
        Stores.write(stores.tree, "/a", "text");
        patience(Duration.ofSeconds(60));
        Content content = stores.tree.open(FILE);
        boolean[] interrupted = new boolean[1];
        Thread leaving = new Thread(() -> {
            Thread.currentThread().interrupt();
            stores.tree.removeStorage(root);
            interrupted[0] = Thread.currentThread().isInterrupted();
        });
        leaving.start();
        leaving.join(10_000);
        assertFalse(leaving.isAlive());
        assertTrue(interrupted[0], "it is still told so");
        assertThrows(ClosedChannelException.class, content::size);
    }

    @Test
    void aPlaceIsNoGoodOnceItsStorageHasLeft() throws IOException {
        Storage root = stores.add("root", "", 0);
        Storage lent = stores.tree.at(FILE).storage();
        stores.tree.removeStorage(root);
        TransferException refused = assertThrows(TransferException.class, () -> lent.stat(FilePath.ROOT));
        assertEquals(TransferException.Reason.NO_STORAGE, refused.reason());
        stores.tree.addStorage(root, stores.properties("root", "", 0));
        assertThrows(TransferException.class, () -> lent.stat(FilePath.ROOT), "nor when it is back");
        stores.tree.stat(FilePath.ROOT);
    }

    @Test
    void aBackendThatIgnoresItsCloseDoesNotHoldUpItsEnd() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        Content hanging = (Content) hanging(Content.class, never);
        Storage root = (Storage) Proxy.newProxyInstance(
                Storage.class.getClassLoader(),
                new Class<?>[] {Storage.class},
                (self, method, arguments) -> switch (method.getName()) {
                    case "equals" -> self == arguments[0];
                    case "hashCode" -> 1;
                    case "toString" -> "hanging";
                    default -> hanging;
                });
        stores.tree.addStorage(root, stores.properties("root", "", 0));
        patience(Duration.ZERO);
        Content open = stores.tree.open(FILE);
        Thread reader = new Thread(() -> assertThrows(IOException.class, open::size));
        reader.start();
        stores.tree.removeStorage(root);
        assertTrue(stores.logged.get(0).startsWith("error"), stores.logged.toString());
        never.countDown();
        reader.join(10_000);
    }

    private static Object hanging(Class<?> type, CountDownLatch never) {
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
            if (method.getDeclaringClass() == Object.class) {
                return method.getName().equals("hashCode") ? (Object) 1 : self == arguments[0];
            }
            never.await();
            throw new IOException("it has hung");
        });
    }

    @Test
    void whatIsLentIsAbleToDoWhatTheBackendIs() throws IOException {
        stores.add("memory", "", 0);
        assertInstanceOf(EditableStorage.class, stores.tree.at(FILE).storage());
        assertInstanceOf(SearchableStorage.class, stores.tree.at(FILE).storage());
    }
}
