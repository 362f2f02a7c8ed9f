package org.example.product;

import java.io.IOException;
import java.util.Map;

import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Configures Tidewire from the product's own settings; its storage and its account are there to be outranked. */
@Component(service = Settings.class, immediate = true)
public final class Settings {
    private static final String ANY = "?";

    @Activate
    public Settings(BundleContext context, @Reference ConfigurationAdmin admin) throws IOException {
        String home = context.getProperty("product.home");
        one(admin, "org.tidewire.tls", Map.of("directory", home + "/tls"));
        one(admin, "org.tidewire.wired.server", Map.of("port", context.getProperty("product.port")));
        another(admin, "org.tidewire.storage.memory", Map.of("limit", "1000000", "storage.name", "theirs"));
        another(admin, "org.tidewire.account", Map.of("login", "reader", "privileges", "all"));
    }

    private static void one(ConfigurationAdmin admin, String pid, Map<String, Object> values) throws IOException {
        admin.getConfiguration(pid, ANY).update(FrameworkUtil.asDictionary(values));
    }

    private static void another(ConfigurationAdmin admin, String pid, Map<String, Object> values) throws IOException {
        admin.getFactoryConfiguration(pid, "product", ANY).update(FrameworkUtil.asDictionary(values));
    }
}
