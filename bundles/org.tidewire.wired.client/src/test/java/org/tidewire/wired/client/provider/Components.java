package org.tidewire.wired.client.provider;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Map;
import java.util.function.BiFunction;

import org.osgi.util.converter.Converters;

/** Makes components of other bundles as the container does: by their only public constructor, and by name. */
final class Components {
    private Components() {}

    /** Makes one; a parameter that is a configuration is read from the map, the others are given in order. */
    static Object make(String name, Map<String, Object> configuration, Object... given) {
        try {
            Constructor<?> constructor = Class.forName(name).getConstructors()[0];
            Class<?>[] types = constructor.getParameterTypes();
            Object[] values = new Object[types.length];
            int next = 0;
            for (int i = 0; i < types.length; i++) {
                values[i] = types[i].isAnnotation() ? typed(configuration, types[i]) : given[next++];
            }
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            throw new AssertionError(name, e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(name, e);
        }
    }

    /** Calls a method, as the container binds a service or activates; a map becomes a configuration if one is wanted. */
    static void call(Object component, String name, Object... values) {
        try {
            Method method = Arrays.stream(component.getClass().getDeclaredMethods())
                    .filter(each -> each.getName().equals(name) && each.getParameterCount() == values.length)
                    .findFirst()
                    .orElseThrow();
            method.setAccessible(true);
            for (int i = 0; i < values.length; i++) {
                Class<?> type = method.getParameterTypes()[i];
                values[i] = type.isAnnotation() ? typed((Map<?, ?>) values[i], type) : values[i];
            }
            method.invoke(component, values);
        } catch (InvocationTargetException e) {
            throw new AssertionError(name, e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(name, e);
        }
    }

    /** Makes a stand-in that answers by name and parameters. */
    static <T> T stand(Class<T> type, BiFunction<String, Object[], Object> answer) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, values) -> answer.apply(method.getName(), values)));
    }

    private static Object typed(Map<?, ?> values, Class<?> type) {
        return Converters.standardConverter().convert(values).to(type);
    }
}
