package org.tidewire.shell;

import java.io.IOException;
import java.util.Dictionary;
import java.util.HashMap;
import java.util.Map;

import org.osgi.framework.FrameworkUtil;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.cm.ReadOnlyConfigurationException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Which backend is to be the root: a key of the engine's configuration. May be called from any thread. */
@Component(service = Preference.class)
public final class Preference {
    private static final String PID = "org.tidewire.transfer";
    private static final String ROOT = "storage.root";

    /** Where File Install notes the file that a configuration came from. */
    private static final String FILE = "felix.fileinstall.filename";

    private final ConfigurationAdmin configurations;

    /**
     * Begins.
     *
     * @param configurations has the engine's configuration
     */
    @Activate
    public Preference(@Reference ConfigurationAdmin configurations) {
        this.configurations = configurations;
    }

    /**
     * Sets it; the engine follows soon, by itself.
     *
     * @param name the backend's name; empty for whichever has the highest ranking
     * @return what has to be done to keep it so; empty if nothing
     * @throws CommandException if it cannot be set; says why, and what can be done
     */
    String set(String name) throws CommandException {
        return Attempt.of(() -> {
            Configuration engine = configurations.getConfiguration(PID, "?");
            Dictionary<String, Object> found = engine.getProperties();
            Map<String, Object> values = found == null ? new HashMap<>() : new HashMap<>(FrameworkUtil.asMap(found));
            if (name.isEmpty()) {
                values.remove(ROOT);
            } else {
                values.put(ROOT, name);
            }
            Object file = values.get(FILE);
            update(engine, values, file, name);
            return file == null ? "" : "; to keep it so after a restart, " + edit(file, name);
        });
    }

    private static void update(Configuration engine, Map<String, Object> values, Object file, String name)
            throws IOException, CommandException {
        try {
            engine.update(FrameworkUtil.asDictionary(values));
        } catch (ReadOnlyConfigurationException e) {
            throw new CommandException(
                    "the configuration " + PID + " can only be read here: "
                            + (file == null ? "whoever made it has to change it" : edit(file, name)),
                    e);
        }
    }

    /** Files belong to the operator, and a file that is read again counts more than what was said here. */
    private static String edit(Object file, String name) {
        String path = Text.line(String.valueOf(file).replaceFirst("^file:/*", "/"));
        return name.isEmpty()
                ? "take " + ROOT + " out of " + path
                : "write " + ROOT + " = " + Text.line(name) + " into " + path;
    }
}
