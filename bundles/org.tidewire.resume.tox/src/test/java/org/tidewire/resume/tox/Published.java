package org.tidewire.resume.tox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Dictionary;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.tidewire.resume.ResumePolicy;

/** A service registry that knows policies only. */
final class Published {
    private final Map<ResumePolicy, Map<String, Object>> policies = new LinkedHashMap<>();
    private int most;

    /** Where a component registers its policy. */
    BundleContext context() {
        return fake(BundleContext.class, (method, values) -> {
            assertEquals("registerService", method);
            return register((ResumePolicy) values[1], (Dictionary<?, ?>) values[2]);
        });
    }

    private ServiceRegistration<?> register(ResumePolicy policy, Dictionary<?, ?> properties) {
        set(policy, properties);
        most = Math.max(most, policies.size());
        return fake(ServiceRegistration.class, (method, values) -> {
            if (method.equals("setProperties")) {
                set(policy, (Dictionary<?, ?>) values[0]);
            } else {
                assertEquals("unregister", method);
                policies.remove(policy);
            }
            return null;
        });
    }

    @SuppressWarnings("unchecked")
    private void set(ResumePolicy policy, Dictionary<?, ?> properties) {
        policies.put(policy, Map.copyOf(FrameworkUtil.asMap((Dictionary<String, Object>) properties)));
    }

    List<ResumePolicy> policies() {
        return new ArrayList<>(policies.keySet());
    }

    List<Map<String, Object>> properties() {
        return new ArrayList<>(policies.values());
    }

    /** The policy, if there is exactly one. */
    ResumePolicy only() {
        assertEquals(1, policies.size());
        return policies().get(0);
    }

    /** How many there were at once. */
    int most() {
        return most;
    }

    private static <T> T fake(Class<T> type, Call call) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (self, method, values) -> call.of(method.getName(), values)));
    }

    private interface Call {
        Object of(String method, Object[] values);
    }
}
