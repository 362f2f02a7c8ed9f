package org.example.product;

import java.io.IOException;
import java.util.Map;

import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Configures Tidewire from the product's own settings; its storage and its account are there to be outranked. */
@Component(service = Settings.class, immediate = true)
public final class Settings {
    private static final String ANY = "?"; // a configuration for whichever bundle asks

    @Activate
    public Settings(BundleContext context, @Reference ConfigurationAdmin admin) throws IOException {
        String keys = context.getProperty("product.home") + "/tls";
        set(admin.getConfiguration("org.tidewire.tls", ANY), "directory", keys);
        set(admin.getConfiguration("org.tidewire.wired.server", ANY), "port", context.getProperty("product.port"));
        set(admin.getFactoryConfiguration("org.tidewire.storage.memory", "product", ANY), "storage.name", "theirs");
        set(admin.getFactoryConfiguration("org.tidewire.account", "product", ANY), "login", "reader");
    }

    private static void set(Configuration configuration, String key, String value) throws IOException {
        configuration.update(FrameworkUtil.asDictionary(Map.of(key, value)));
    }
}
