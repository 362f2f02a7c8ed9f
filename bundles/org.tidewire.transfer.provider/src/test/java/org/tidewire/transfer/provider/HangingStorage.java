package org.tidewire.transfer.provider;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

import org.tidewire.storage.Content;
import org.tidewire.storage.PartialFile;
import org.tidewire.storage.Storage;

/** A storage of which one call hangs until the test lets it go, whatever is closed meanwhile; then it does what it was to do. */
final class HangingStorage {
    final HeapStorage heap;
    final Storage storage;
    private final AtomicReference<String> next = new AtomicReference<>("");
    private final CountDownLatch free = new CountDownLatch(1);
    private final CountDownLatch back = new CountDownLatch(1);
    private volatile boolean hangs;

    HangingStorage(HeapStorage heap) {
        this.heap = heap;
        storage = hanging(Storage.class, heap);
    }

    /** Lets the next call of that name hang. */
    void hang(String call) {
        next.set(call);
    }

    boolean hangs() {
        return hangs;
    }

    /** Lets the call go that hangs, and waits until it is back. */
    void release() throws InterruptedException {
        free.countDown();
        if (hangs) {
            back.await();
        }
    }

    private <T> T hanging(Class<T> type, Object real) {
        Object proxy = Proxy.newProxyInstance(
                HangingStorage.class.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) -> call(real, method, arguments));
        return type.cast(proxy);
    }

    private Object call(Object real, Method method, Object[] arguments) throws Throwable {
        boolean mine =
                method.getName().equals(next.get()) && !next.getAndSet("").isEmpty();
        if (mine) {
            hangs = true;
            free.await();
        } else if (hangs && free.getCount() > 0 && method.getName().equals("close")) {
            return null;
        }
        try {
            return wrapped(method.invoke(real, arguments));
        } catch (InvocationTargetException e) {
            throw e.getCause();
        } finally {
            if (mine) {
                back.countDown();
            }
        }
    }

    private Object wrapped(Object result) {
        if (result instanceof PartialFile partial) {
            return hanging(PartialFile.class, partial);
        }
        if (result instanceof Content content) {
            return hanging(Content.class, content);
        }
        return result instanceof Optional<?> there ? there.map(this::wrapped) : result;
    }
}
