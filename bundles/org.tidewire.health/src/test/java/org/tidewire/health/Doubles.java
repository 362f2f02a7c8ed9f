package org.tidewire.health;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.Map;

import org.apache.felix.hc.api.Result;
import org.apache.felix.hc.api.Result.Status;
import org.osgi.util.converter.Converters;
import org.tidewire.storage.FilePath;
import org.tidewire.storage.Storage;
import org.tidewire.storage.StorageTree;
import org.tidewire.storage.StorageTree.Place;

/** Services that answer as they are told. */
final class Doubles {
    /** An answer to a call by its method's name. */
    interface Answer {
        Object to(String method) throws IOException;
    }

    private Doubles() {}

    static <T> T of(Class<T> type, Answer answer) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, method, values) -> answer.to(method.getName())));
    }

    /** A tree whose root is a storage named disk. */
    static StorageTree tree(Answer storage) {
        Storage root = of(Storage.class, storage);
        return path -> new Place(root, "disk", FilePath.of("/inside"));
    }

    /** Limits of these values; the rest are defaults. */
    static Limits limits(Map<String, Object> values) {
        Limits limits = new Limits();
        limits.configure(config(values));
        return limits;
    }

    static HealthConfig config(Map<String, Object> values) {
        return Converters.standardConverter().convert(values).to(HealthConfig.class);
    }

    static void assertSays(Status status, String text, Result result) {
        assertEquals(status, result.getStatus(), result::toString);
        assertTrue(result.toString().contains(text), () -> text + " is not in " + result);
    }
}
