package org.tidewire.account.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Dictionary;
import java.util.List;
import java.util.Map;

import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.log.Logger;
import org.osgi.util.converter.Converters;
import org.tidewire.account.config.AccountConfig;
import org.tidewire.account.config.GroupConfig;

/** Where accounts and groups are configured, registered and heard, without a container. */
final class FakeOsgi {
    final List<Object[]> registered = new ArrayList<>();
    final List<Object> announced = new ArrayList<>();
    final List<String> logged = new ArrayList<>();
    int unregistered;

    ConfiguredAccount account(Map<String, Object> properties) {
        ConfiguredAccount account =
                new ConfiguredAccount(context(), config(AccountConfig.class, properties), properties, logger());
        account.open();
        return account;
    }

    ConfiguredGroup group(Map<String, Object> properties) {
        return new ConfiguredGroup(config(GroupConfig.class, properties), properties, logger());
    }

    static void modify(ConfiguredAccount account, Map<String, Object> properties) {
        account.modify(config(AccountConfig.class, properties), properties);
    }

    static <T> T config(Class<T> type, Map<String, Object> properties) {
        return Converters.standardConverter().convert(properties).to(type);
    }

    private BundleContext context() {
        ServiceRegistration<?> registration = fake(ServiceRegistration.class, (self, method, arguments) -> {
            if (method.getName().equals("setProperties")) {
                announced.add(FrameworkUtil.asMap((Dictionary<?, ?>) arguments[0]));
            } else {
                assertEquals("unregister", method.getName());
                unregistered++;
            }
            return null;
        });
        return fake(BundleContext.class, (self, method, arguments) -> {
            assertEquals("registerService", method.getName());
            registered.add(arguments);
            return registration;
        });
    }

    private Logger logger() {
        return fake(Logger.class, (self, method, arguments) -> {
            if (!method.getName().equals("debug")) {
                logged.add(method.getName() + " " + Arrays.deepToString(arguments));
            }
            return null;
        });
    }

    private static <T> T fake(Class<T> type, InvocationHandler calls) {
        return type.cast(Proxy.newProxyInstance(FakeOsgi.class.getClassLoader(), new Class<?>[] {type}, calls));
    }
}
