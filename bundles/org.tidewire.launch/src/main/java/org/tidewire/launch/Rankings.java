package org.tidewire.launch;

import java.util.Dictionary;

import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.service.cm.ConfigurationPlugin;
import org.osgi.service.component.annotations.Component;

/**
 * Makes a number of {@code service.ranking}: files in {@code etc/} hold text, and a service whose ranking is text ranks as 0.
 * Text that is no number stays, for whoever is configured to refuse it. Has no state.
 */
@Component(service = ConfigurationPlugin.class, property = ConfigurationPlugin.CM_RANKING + ":Integer=1")
public final class Rankings implements ConfigurationPlugin {
    @Override
    public void modifyConfiguration(ServiceReference<?> user, Dictionary<String, Object> properties) {
        Object ranking = properties.get(Constants.SERVICE_RANKING);
        if (ranking instanceof String text && text.strip().matches("[+-]?\\d{1,9}")) {
            properties.put(Constants.SERVICE_RANKING, Integer.valueOf(text.strip()));
        }
    }
}
