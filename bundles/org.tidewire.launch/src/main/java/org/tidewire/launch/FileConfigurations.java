package org.tidewire.launch;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.Configuration.ConfigurationAttribute;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Forgets at each start every configuration that came from a file, before File Install reads the files again: so the files
 * alone decide about those, and one that was deleted while the server was down is gone. Configurations that came otherwise,
 * such as friends made in the shell, are kept.
 */
@Component(
        service = {},
        immediate = true)
public final class FileConfigurations {
    /** The property in which File Install notes the file that a configuration came from. */
    static final String FILE = "felix.fileinstall.filename";

    private static final String FILE_INSTALL = "org.apache.felix.fileinstall";

    /**
     * Forgets them.
     *
     * @param context tells the properties, without which nothing happens; nor does it when File Install runs, that is when
     *     Configuration Admin was only restarted: File Install would not make again what it has made
     * @param admin has the configurations
     * @throws IOException if one cannot be deleted
     */
    @Activate
    public FileConfigurations(BundleContext context, @Reference ConfigurationAdmin admin) throws IOException {
        this(Launch.of(context::getProperty).filter(launch -> !runs(context)), admin);
    }

    FileConfigurations(Optional<Launch> launch, ConfigurationAdmin admin) throws IOException {
        if (launch.isPresent()) {
            forget(admin);
        }
    }

    private static boolean runs(BundleContext context) {
        return Arrays.stream(context.getBundles())
                .anyMatch(
                        bundle -> FILE_INSTALL.equals(bundle.getSymbolicName()) && bundle.getState() == Bundle.ACTIVE);
    }

    private static void forget(ConfigurationAdmin admin) throws IOException {
        try {
            Configuration[] found = admin.listConfigurations("(" + FILE + "=*)");
            for (Configuration each : found == null ? new Configuration[0] : found) {
                // As File Install makes those whose files cannot be written to.
                if (each.getAttributes().contains(ConfigurationAttribute.READ_ONLY)) {
                    each.removeAttributes(ConfigurationAttribute.READ_ONLY);
                }
                each.delete();
            }
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
