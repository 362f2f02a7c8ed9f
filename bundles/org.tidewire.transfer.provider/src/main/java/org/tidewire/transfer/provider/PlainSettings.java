package org.tidewire.transfer.provider;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.TreeMap;

/** The configuration from a map, where no container makes it. */
final class PlainSettings {
    private PlainSettings() {}

    /**
     * Takes what the map has, and the defaults for all else.
     *
     * @throws IllegalArgumentException if a key is unknown or a value of another type
     */
    static TransferConfig of(Map<String, ?> given) {
        Map<String, Object> all = defaults();
        given.forEach((key, value) -> all.put(key, checked(key, value, all)));
        return (TransferConfig) Proxy.newProxyInstance(
                TransferConfig.class.getClassLoader(),
                new Class<?>[] {TransferConfig.class},
                (self, method, arguments) -> all.get(key(method)));
    }

    private static Map<String, Object> defaults() {
        Map<String, Object> all = new TreeMap<>();
        for (Method method : TransferConfig.class.getDeclaredMethods()) {
            if (method.getDefaultValue() != null) {
                all.put(key(method), method.getDefaultValue());
            }
        }
        return all;
    }

    /** As Declarative Services name it. */
    private static String key(Method method) {
        return method.getName().replace('_', '.');
    }

    private static Object checked(String key, Object value, Map<String, Object> all) {
        Object usual = all.get(key);
        if (usual == null) {
            throw new IllegalArgumentException("'" + key + "' is no setting; there are " + all.keySet());
        }
        if (!usual.getClass().isInstance(value)) {
            throw new IllegalArgumentException(
                    key + " is " + value + "; it must be of " + usual.getClass().getSimpleName());
        }
        return value;
    }
}
