package org.tidewire.tox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Dictionary;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

import org.osgi.framework.FrameworkUtil;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.ComponentConstants;

/** Configurations of friends, which come and go as components on a thread of its own, as in a container. */
final class FakeAdmin implements AutoCloseable {
    private final Map<String, Map<String, Object>> written = new LinkedHashMap<>();
    private final Map<String, ConfiguredFriend> friends = new LinkedHashMap<>();
    private final ExecutorService thread = Executors.newSingleThreadExecutor(FakeAdmin::thread);
    private final Consumer<ConfiguredFriend> joined;
    private final Consumer<ConfiguredFriend> left;

    FakeAdmin(Consumer<ConfiguredFriend> joined, Consumer<ConfiguredFriend> left) {
        this.joined = joined;
        this.left = left;
    }

    ConfigurationAdmin service() {
        return FakeServices.fake(ConfigurationAdmin.class, (method, arguments) -> switch (method) {
            case "getFactoryConfiguration" -> configuration(arguments[0] + "~" + arguments[1]);
            case "getConfiguration" -> configuration((String) arguments[0]);
            default -> throw new AssertionError(method);
        });
    }

    private Configuration configuration(String pid) {
        return FakeServices.fake(Configuration.class, (method, arguments) -> {
            if (method.equals("getProperties")) {
                return written(pid) == null ? null : FrameworkUtil.asDictionary(written(pid));
            }
            if (method.equals("update")) {
                write(pid, properties((Dictionary<?, ?>) arguments[0]));
            } else {
                assertEquals("delete", method);
                delete(pid);
            }
            return null;
        });
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "configurations");
        thread.setDaemon(true);
        return thread;
    }

    private static Map<String, Object> properties(Dictionary<?, ?> from) {
        Map<String, Object> properties = new HashMap<>();
        FrameworkUtil.asMap(from).forEach((key, value) -> properties.put(key.toString(), value));
        return properties;
    }

    /** A configuration's properties; null if there is none. */
    synchronized Map<String, Object> written(String pid) {
        return written.get(pid);
    }

    synchronized int size() {
        return written.size();
    }

    synchronized void write(String pid, Map<String, Object> properties) {
        properties.put("service.pid", pid);
        written.put(pid, properties);
        thread.execute(() -> {
            ConfiguredFriend old = friends.remove(pid);
            if (old != null) {
                left.accept(old);
                old.end(ComponentConstants.DEACTIVATION_REASON_CONFIGURATION_MODIFIED);
            }
            ConfiguredFriend friend = friend(properties);
            friends.put(pid, friend);
            joined.accept(friend);
        });
    }

    synchronized void delete(String pid) {
        written.remove(pid);
        thread.execute(() -> {
            ConfiguredFriend friend = friends.remove(pid);
            left.accept(friend);
            friend.end(ComponentConstants.DEACTIVATION_REASON_CONFIGURATION_DELETED);
        });
    }

    /** Gives all that is configured to a component that begins. */
    void replay(Consumer<ConfiguredFriend> to) throws Exception {
        thread.submit(() -> friends.values().forEach(to)).get();
    }

    static ConfiguredFriend friend(Map<String, Object> properties) {
        return new ConfiguredFriend(FakeServices.config(FriendConfig.class, properties), properties);
    }

    /** All components end with their bundle; what is configured stays. */
    void stop() throws Exception {
        thread.submit(() -> friends.values().forEach(friend -> {
                    left.accept(friend);
                    friend.end(ComponentConstants.DEACTIVATION_REASON_BUNDLE_STOPPED);
                }))
                .get();
    }

    @Override
    public void close() {
        thread.shutdown();
    }
}
