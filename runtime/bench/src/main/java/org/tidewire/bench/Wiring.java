package org.tidewire.bench;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Map;

import org.osgi.service.log.Logger;
import org.osgi.util.converter.Converters;

/**
 * Makes components as the container does, by their only constructor, but without a container. By reflection, since
 * configurations and much of a provider are private to its bundle.
 */
public final class Wiring {
    private static final int MANY = 10_000;

    /** Slots for all who ask. */
    static final Map<String, Object> SLOTS =
            Map.of("total.downloads", MANY, "total.uploads", MANY, "client.downloads", MANY, "client.uploads", MANY);

    private Wiring() {}

    /**
     * Makes a component; each parameter that is a configuration is read from the map, the others are given in order.
     *
     * @param name of its class
     * @param configuration values by key
     * @param given the other parameters of its constructor
     * @return the component
     * @throws IllegalStateException if that fails
     */
    public static Object make(String name, Map<String, Object> configuration, Object... given) {
        try {
            Constructor<?> constructor = Class.forName(name).getConstructors()[0];
            Class<?>[] types = constructor.getParameterTypes();
            Object[] values = new Object[types.length];
            int next = 0;
            for (int i = 0; i < types.length; i++) {
                values[i] = types[i].isAnnotation() ? configured(configuration, types[i]) : given[next++];
            }
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(name, e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(name, e);
        }
    }

    /**
     * Makes a tree of one storage.
     *
     * @param root the storage
     * @return the tree, which is a storage itself
     */
    public static Object tree(Object root) {
        Object tree = make("org.tidewire.transfer.provider.tree.Tree", Map.of(), log());
        call(tree, "addStorage", root, Map.of("storage.name", "bench"));
        return tree;
    }

    /**
     * Makes a transfer engine that accepts nothing by itself.
     *
     * @param tree its storage
     * @return the engine
     */
    public static Object engine(Object tree) {
        return engine(tree, SLOTS);
    }

    /** Makes a transfer engine that accepts nothing by itself, with these limits. */
    static Object engine(Object tree, Map<String, Object> limits) {
        Object rules = make("org.tidewire.transfer.provider.AcceptRules", Map.of());
        return make("org.tidewire.transfer.provider.TransferProtocol", limits, tree, log(), rules);
    }

    /**
     * Calls a component's method, as the container binds a service or activates.
     *
     * @param component whose
     * @param name of the method
     * @param values its parameters; for a configuration a map
     * @throws IllegalStateException if that fails
     */
    public static void call(Object component, String name, Object... values) {
        try {
            Method method = Arrays.stream(component.getClass().getDeclaredMethods())
                    .filter(each -> each.getName().equals(name) && each.getParameterCount() == values.length)
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(component.getClass() + " has no " + name));
            method.setAccessible(true);
            method.invoke(component, configured(values, method.getParameterTypes()));
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(name, e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(name, e);
        }
    }

    private static Object[] configured(Object[] values, Class<?>... types) {
        Object[] all = values.clone();
        for (int i = 0; i < all.length; i++) {
            all[i] = types[i].isAnnotation() ? configured(all[i], types[i]) : all[i];
        }
        return all;
    }

    private static Object configured(Object values, Class<?> type) {
        return Converters.standardConverter().convert(values).to(type);
    }

    /**
     * A log that shows what an operator should know, and is off below.
     *
     * @return the log
     */
    public static Logger log() {
        return proxy(Logger.class, (method, values) -> {
            if (method.startsWith("warn") || method.startsWith("error")) {
                System.err.println(method + " " + Arrays.deepToString(values));
            }
            return method.startsWith("is") ? Boolean.FALSE : null;
        });
    }

    /** What a stand-in answers to a method. */
    interface Answer {
        Object to(String method, Object[] values);
    }

    /** Makes a stand-in for an interface. */
    static <T> T proxy(Class<T> type, Answer answer) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, values) -> answer.to(method.getName(), values)));
    }
}
