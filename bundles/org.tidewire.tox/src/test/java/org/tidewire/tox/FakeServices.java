package org.tidewire.tox;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Dictionary;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.log.Logger;
import org.osgi.util.converter.Converters;
import org.tidewire.transfer.Friend;

/** The services that a bundle has registered at present, and what it logs. */
final class FakeServices {
    final Queue<String> logged = new ConcurrentLinkedQueue<>();
    volatile Class<?> refused = Void.class;
    private final Map<Object, Object[]> registered = new ConcurrentHashMap<>();

    BundleContext context() {
        return fake(BundleContext.class, (method, arguments) -> {
            if (!method.equals("registerService") || arguments[0].equals(refused)) {
                throw new IllegalStateException(method + " is refused");
            }
            Object id = new Object();
            registered.put(id, arguments);
            Await.changed();
            return fake(ServiceRegistration.class, (called, none) -> {
                if (registered.remove(id) == null) {
                    throw new IllegalStateException("unregistered twice");
                }
                Await.changed();
                return null;
            });
        });
    }

    Logger logger() {
        return fake(Logger.class, (level, arguments) -> {
            if (!level.equals("debug")) {
                logged.add(level + " " + Arrays.deepToString(arguments));
            }
            return null;
        });
    }

    /** Whether anything was logged that has all these words. */
    boolean logged(String... words) {
        return logged.stream().anyMatch(line -> Arrays.stream(words).allMatch(line::contains));
    }

    int size() {
        return registered.size();
    }

    <T> T get(Class<T> type) {
        for (Object[] service : registered.values()) {
            if (service[0] == type) {
                return type.cast(service[1]);
            }
        }
        throw new AssertionError("there is no " + type);
    }

    /** The friends that are online, as their services say: id and name. */
    List<String> online() {
        List<String> online = new ArrayList<>();
        for (Object[] service : registered.values()) {
            if (service[0] == Friend.class) {
                Map<?, ?> properties = FrameworkUtil.asMap((Dictionary<?, ?>) service[2]);
                online.add(properties.get("friend.id") + " " + properties.get("friend.name"));
            }
        }
        return online;
    }

    static <T> T config(Class<T> type, Map<String, Object> properties) {
        return Converters.standardConverter().convert(properties).to(type);
    }

    /** What a fake does when it is called. */
    interface Calls {
        Object call(String method, Object[] arguments) throws Exception;
    }

    static <T> T fake(Class<T> type, Calls calls) {
        Object fake = Proxy.newProxyInstance(
                FakeServices.class.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) -> switch (method.getName()) {
                    case "toString" -> "a fake " + type.getSimpleName();
                    case "hashCode" -> System.identityHashCode(self);
                    case "equals" -> self == arguments[0];
                    default -> calls.call(method.getName(), arguments);
                });
        return type.cast(fake);
    }
}
