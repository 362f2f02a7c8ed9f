package org.tidewire.itest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.test.common.annotation.InjectBundleContext;
import org.osgi.test.junit5.context.BundleContextExtension;

/** The product's bundles, as the resolver has put them together. */
@ExtendWith(BundleContextExtension.class)
public class BundlesTest {
    private static final Set<String> PRODUCT = Set.of(
            "org.tidewire.api",
            "org.tidewire.wired",
            "org.tidewire.transfer.provider",
            "org.tidewire.storage.file",
            "org.tidewire.storage.memory",
            "org.tidewire.account.provider",
            "org.tidewire.tls",
            "org.tidewire.wired.server",
            "org.tidewire.wired.client",
            "org.tidewire.tox",
            "org.tidewire.shell");

    @InjectBundleContext
    BundleContext context;

    @Test
    void everyBundleOfTheProductIsThere() {
        Set<String> names =
                Arrays.stream(context.getBundles()).map(Bundle::getSymbolicName).collect(Collectors.toSet());
        assertTrue(names.containsAll(PRODUCT), () -> PRODUCT + " should all be among " + names);
    }

    @Test
    void everyBundleIsActive() {
        for (Bundle bundle : context.getBundles()) {
            boolean fragment = bundle.getHeaders().get(Constants.FRAGMENT_HOST) != null;
            assertEquals(fragment ? Bundle.RESOLVED : Bundle.ACTIVE, bundle.getState(), bundle::toString);
        }
    }
}
