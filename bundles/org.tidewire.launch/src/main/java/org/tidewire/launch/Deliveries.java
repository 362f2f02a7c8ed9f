package org.tidewire.launch;

import java.io.IOException;
import java.util.Collections;
import java.util.Dictionary;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

import org.osgi.framework.Constants;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;

/**
 * Tells which try a component works with. File Install delivers a file anew whenever somebody has changed it, some time
 * afterwards; the file itself may be another by then. Thread-safe.
 */
final class Deliveries {
    private final ConfigurationAdmin admin;

    Deliveries(ConfigurationAdmin admin) {
        this.admin = admin;
    }

    /**
     * Looks for the configuration that a component was given, whatever it says by now.
     *
     * @param properties as a component was given them
     * @return whether there is one still
     * @throws IOException if the configurations cannot be read
     */
    boolean exists(Map<String, Object> properties) throws IOException {
        return find(properties) != null;
    }

    /**
     * Numbers the try.
     *
     * @param properties as a component was given them
     * @return the change count of its configuration; empty if that says something else: another one has been delivered since, and
     *     the component is only about to get it, or somebody changes text on the way
     * @throws IOException if the configurations cannot be read
     */
    OptionalLong number(Map<String, Object> properties) throws IOException {
        Configuration now = find(properties);
        try {
            boolean current = now != null && isOf(now.getProperties(), properties);
            return current ? OptionalLong.of(now.getChangeCount()) : OptionalLong.empty();
        } catch (IllegalStateException e) {
            return OptionalLong.empty(); // it was deleted at this moment
        }
    }

    /**
     * Lists what came from files.
     *
     * @return the configurations
     * @throws IOException if they cannot be read
     */
    List<Configuration> all() throws IOException {
        return list("(" + FileConfigurations.FILE + "=*)");
    }

    /**
     * Looks for a configuration.
     *
     * @param pid its PID
     * @return the configuration; nothing if there is none
     * @throws IOException if the configurations cannot be read
     */
    List<Configuration> of(String pid) throws IOException {
        return list("(" + Constants.SERVICE_PID + "=" + literal(pid) + ")");
    }

    private Configuration find(Map<String, Object> properties) throws IOException {
        List<Configuration> found = of(String.valueOf(properties.get(Constants.SERVICE_PID)));
        return found.isEmpty() ? null : found.get(0);
    }

    private List<Configuration> list(String filter) throws IOException {
        try {
            Configuration[] found = admin.listConfigurations(filter);
            return found == null ? List.of() : List.of(found);
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A name of a file may have what means something in a filter. */
    private static String literal(String pid) {
        return pid.replaceAll("([\\\\*()])", "\\\\$1");
    }

    /** Compares text, as files have it; what is a number for the component, such as its ranking, was made one on the way. */
    private static boolean isOf(Dictionary<String, Object> delivered, Map<String, Object> properties) {
        return delivered != null
                && Collections.list(delivered.keys()).stream()
                        .filter(key -> delivered.get(key) instanceof String && properties.get(key) instanceof String)
                        .allMatch(key -> delivered.get(key).equals(properties.get(key)));
    }
}
