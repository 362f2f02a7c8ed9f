package org.tidewire.shell;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Dictionary;
import java.util.Map;
import java.util.TreeMap;

import org.osgi.framework.FrameworkUtil;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.cm.ReadOnlyConfigurationException;

/** The engine's one configuration: none until something is set. */
final class FakeConfiguration {
    boolean readOnly;
    private Map<String, Object> properties; // null until there is a configuration

    ConfigurationAdmin admin() {
        return fake(ConfigurationAdmin.class, (proxy, method, arguments) -> {
            if (!method.getName().equals("getConfiguration") || !arguments[0].equals("org.tidewire.transfer")) {
                throw new UnsupportedOperationException(method.getName());
            }
            return fake(Configuration.class, (configuration, called, values) -> call(called, values));
        });
    }

    void set(String key, String value) {
        properties = new TreeMap<>(values());
        properties.put(key, value);
    }

    /** Gives what is set. */
    Map<String, Object> values() {
        return properties == null ? Map.of() : properties;
    }

    private Object call(Method called, Object[] values) {
        return switch (called.getName()) {
            case "getProperties" -> properties == null ? null : FrameworkUtil.asDictionary(properties);
            case "update" -> {
                if (readOnly) {
                    throw new ReadOnlyConfigurationException("read only");
                }
                Map<String, Object> given = new TreeMap<>();
                ((Dictionary<?, ?>) values[0])
                        .keys()
                        .asIterator()
                        .forEachRemaining(key -> given.put((String) key, ((Dictionary<?, ?>) values[0]).get(key)));
                properties = given;
                yield null;
            }
            default -> throw new UnsupportedOperationException(called.getName());
        };
    }

    private static <T> T fake(Class<T> type, InvocationHandler does) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, does));
    }
}
