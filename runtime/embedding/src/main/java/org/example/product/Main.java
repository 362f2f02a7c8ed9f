package org.example.product;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.function.Consumer;

import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;

/** The product: a plain framework, a folder of bundles, and a file to send. */
public final class Main {
    private Main() {}

    /** Starts the product and sends a file: {@code Main BUNDLES HOME PORT FILE}. */
    public static void main(String... words) throws Exception {
        Framework framework = start(Path.of(words[0]), Path.of(words[1]), words[2]);
        send(framework, Path.of(words[3]));
        framework.waitForStop(0);
    }

    static Framework start(Path bundles, Path home, String port) throws Exception {
        String cache = home.resolve("cache").toString();
        Map<String, String> settings =
                Map.of(Constants.FRAMEWORK_STORAGE, cache, "product.home", home.toString(), "product.port", port);
        Framework framework =
                ServiceLoader.load(FrameworkFactory.class).iterator().next().newFramework(settings);
        framework.init();
        List<Bundle> installed = new ArrayList<>();
        for (File jar : bundles.toFile().listFiles()) {
            installed.add(framework.getBundleContext().installBundle(jar.toURI().toString()));
        }
        framework.start();
        for (Bundle bundle : installed) {
            bundle.start();
        }
        return framework;
    }

    /** Tells the outbox, by types that Java itself has: this class and the bundles have nothing else in common. */
    @SuppressWarnings("unchecked")
    static void send(Framework framework, Path file) throws Exception {
        BundleContext context = framework.getBundleContext();
        var outboxes = context.getServiceReferences(Consumer.class, "(product=outbox)");
        context.getService(outboxes.iterator().next()).accept(file);
    }
}
