package org.tidewire.transfer.provider.tree;

import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.channels.ClosedChannelException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.tidewire.storage.Content;
import org.tidewire.storage.EditableStorage;
import org.tidewire.storage.PartialFile;
import org.tidewire.storage.SearchableStorage;
import org.tidewire.storage.Storage;

/**
 * A backend, lent: every call is counted, and so is what it opens. A proxy, because it must be able to do what the backend is
 * able to do and no more.
 */
final class Lent implements InvocationHandler {
    private final Storage backend;
    private final Lease lease;

    private Lent(Storage backend, Lease lease) {
        this.backend = backend;
        this.lease = lease;
    }

    static Storage of(Storage backend, Lease lease) {
        List<Class<?>> abilities = new ArrayList<>(List.of(Storage.class));
        if (backend instanceof EditableStorage) {
            abilities.add(EditableStorage.class);
        }
        if (backend instanceof SearchableStorage) {
            abilities.add(SearchableStorage.class);
        }
        return (Storage) Proxy.newProxyInstance(
                Lent.class.getClassLoader(), abilities.toArray(Class<?>[]::new), new Lent(backend, lease));
    }

    @Override
    public Object invoke(Object self, Method method, Object[] arguments) throws Throwable {
        if (method.getDeclaringClass() == Object.class) {
            return itself(self, method, arguments);
        }
        lease.enter();
        try {
            return open(lent(method.invoke(backend, arguments)));
        } catch (InvocationTargetException e) {
            throw e.getCause();
        } finally {
            lease.exit();
        }
    }

    private Object itself(Object self, Method method, Object[] arguments) {
        return switch (method.getName()) {
            case "equals" -> self == arguments[0];
            case "hashCode" -> System.identityHashCode(self);
            default -> backend.toString();
        };
    }

    private Object lent(Object result) {
        if (result instanceof PartialFile partial) {
            return new LentPartial(partial, lease);
        }
        if (result instanceof Content content) {
            return new LentContent(content, lease);
        }
        if (result instanceof Optional<?> there) {
            return there.map(this::lent);
        }
        return result instanceof Stream<?> entries ? listed(entries) : result;
    }

    /** What a backend that hung opens too late is not given out any more. */
    private Object open(Object result) throws IOException {
        if (lease.isCut()) {
            lease.cut();
            throw new ClosedChannelException();
        }
        return result;
    }

    private <T> Stream<T> listed(Stream<T> entries) {
        LentStream open = new LentStream(entries, lease);
        return entries.onClose(open::closed);
    }
}
