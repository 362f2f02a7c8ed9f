package org.tidewire.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.OptionalLong;

import org.junit.jupiter.api.Test;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;

class DeliveriesTest {
    private static final String PID = "storage~a(b)*\\c";

    private final Deliveries deliveries = new Deliveries(admin());
    private Map<String, Object> delivered = Map.of("service.pid", PID, "root", "");
    private long count = 2;

    @Test
    void aTryHasTheNumberOfItsDeliveryWhateverElseAComponentAdds() throws IOException {
        assertEquals(OptionalLong.of(2), number(""));
        count = 3;
        assertEquals(OptionalLong.of(3), number(""));
    }

    @Test
    void whatWasTriedBeforeTheLastDeliveryHasNoNumber() throws IOException {
        delivered = Map.of("service.pid", PID, "root", "/filled");
        count = 3;
        assertEquals(OptionalLong.empty(), number(""));
        assertEquals(OptionalLong.of(3), number("/filled"));
    }

    @Test
    void aRankingThatWasMadeANumberIsNoOtherDelivery() throws IOException {
        delivered = Map.of("service.pid", PID, "service.ranking", "+5");
        assertEquals(OptionalLong.of(2), deliveries.number(Map.of("service.pid", PID, "service.ranking", 5)));
    }

    @Test
    void whatIsDeliveredNoMoreHasNoNumber() throws IOException {
        assertTrue(deliveries.exists(Map.of("service.pid", PID)));
        delivered = Map.of("service.pid", "another");
        assertEquals(OptionalLong.empty(), number(""));
        assertFalse(deliveries.exists(Map.of("service.pid", PID)));
    }

    private OptionalLong number(String root) throws IOException {
        return deliveries.number(Map.of("service.pid", PID, "root", root, "component.name", "storage"));
    }

    private ConfigurationAdmin admin() {
        return (ConfigurationAdmin) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {ConfigurationAdmin.class},
                (self, method, words) -> matches(words[0].toString()) ? new Configuration[] {configuration()} : null);
    }

    private boolean matches(String filter) throws InvalidSyntaxException {
        return FrameworkUtil.createFilter(filter).matches(delivered);
    }

    private Configuration configuration() {
        return (Configuration) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {Configuration.class},
                (self, method, words) -> method.getName().equals("getChangeCount")
                        ? (Object) count
                        : FrameworkUtil.asDictionary(delivered));
    }
}
