package org.tidewire.itest;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;

import org.osgi.framework.FrameworkUtil;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;

/**
 * Configurations of one test; deleted with it, the one that was made last first, however often it was changed: so whoever sees the
 * effect of the first one's end knows that the others' has been delivered.
 */
final class Configurations implements AutoCloseable {
    private final ConfigurationAdmin admin;
    private final Deque<Configuration> made = new ArrayDeque<>();

    Configurations() throws Exception {
        admin = Container.service(ConfigurationAdmin.class);
    }

    /** Sets a configuration, or one of a factory as {@code PID~NAME}. */
    Configuration set(String pid, Map<String, Object> values) throws IOException {
        int name = pid.indexOf('~');
        Configuration configuration = name < 0
                ? admin.getConfiguration(pid, "?")
                : admin.getFactoryConfiguration(pid.substring(0, name), pid.substring(name + 1), "?");
        configuration.update(FrameworkUtil.asDictionary(values));
        if (!made.contains(configuration)) {
            made.push(configuration);
        }
        return configuration;
    }

    /** Deletes one before the rest. */
    void delete(Configuration configuration) throws IOException {
        made.remove(configuration);
        configuration.delete();
    }

    @Override
    public void close() throws IOException {
        while (!made.isEmpty()) {
            made.pop().delete();
        }
    }
}
