package org.tidewire.bench.tox;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

import org.tidewire.storage.Content;
import org.tidewire.storage.PartialFile;
import org.tidewire.storage.Storage;

/** A storage that counts the bytes that are read of all its files. */
final class Counted {
    private final AtomicLong bytes = new AtomicLong();

    long bytes() {
        return bytes.get();
    }

    Storage over(Storage storage) {
        return wrap(Storage.class, storage);
    }

    private <T> T wrap(Class<T> type, Object real) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, values) -> {
                    try {
                        Object result = method.invoke(real, values);
                        if (method.getName().equals("read") && values[0] instanceof ByteBuffer) {
                            bytes.addAndGet(Math.max(0, (Integer) result));
                        }
                        return wrapped(result);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    private Object wrapped(Object result) {
        if (result instanceof PartialFile partial) {
            return wrap(PartialFile.class, partial);
        }
        if (result instanceof Content content) {
            return wrap(Content.class, content);
        }
        return result instanceof Optional<?> perhaps ? perhaps.map(this::wrapped) : result;
    }
}
