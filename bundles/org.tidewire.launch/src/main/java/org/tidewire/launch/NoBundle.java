package org.tidewire.launch;

import java.io.File;
import java.io.IOException;
import java.util.Locale;
import java.util.jar.JarFile;
import java.util.jar.Manifest;

import org.apache.felix.fileinstall.ArtifactInstaller;
import org.osgi.framework.Constants;
import org.osgi.service.component.annotations.Component;

/**
 * Refuses the jars that are no bundles, with the reason. File Install passes over them without a word; what is refused it
 * reports, once for each change of the file, and goes on with the others. Takes no others, for it is asked before File Install's
 * own listeners. Has no state.
 */
@Component(service = ArtifactInstaller.class)
public final class NoBundle implements ArtifactInstaller {
    @Override
    public boolean canHandle(File file) {
        return file.getName().toLowerCase(Locale.ROOT).endsWith(".jar")
                && !fault(file).isEmpty();
    }

    @Override
    public void install(File file) throws IOException {
        throw new IOException(file.getName() + " " + fault(file));
    }

    @Override
    public void update(File file) throws IOException {
        install(file);
    }

    @Override
    public void uninstall(File file) {}

    /** Says what is wrong, by the same rule as File Install; empty if it is a bundle. */
    private static String fault(File file) {
        try (JarFile jar = new JarFile(file)) {
            Manifest manifest = jar.getManifest();
            if (manifest == null) {
                return "is no bundle: it has no META-INF/MANIFEST.MF";
            }
            return manifest.getMainAttributes().getValue(Constants.BUNDLE_SYMBOLICNAME) == null
                    ? "is no bundle: its manifest has no " + Constants.BUNDLE_SYMBOLICNAME
                    : "";
        } catch (IOException e) {
            return "is no jar, or only a part of one: " + e.getMessage();
        }
    }
}
