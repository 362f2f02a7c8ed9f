package org.tidewire.launch;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.Locale;

import org.apache.felix.fileinstall.ArtifactInstaller;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Turns the jars that File Install finds into bundles: installs, updates and uninstalls one as its file comes, changes and goes.
 * What is no bundle, or is there already, is refused with an exception, which File Install reports once for each change of the
 * file; the bundle that the file brought before runs on untouched. File Install's own way would uninstall that without a word,
 * and would exchange one of the server's bundles for a jar of the same name and version. Asked before File Install's own
 * listeners, on its thread.
 */
@Component(service = ArtifactInstaller.class)
public final class DeployedBundles implements ArtifactInstaller {
    private final BundleContext context;
    private final BundleStarts starts;

    /**
     * Begins.
     *
     * @param context installs bundles; which file a bundle came from is its location
     * @param starts starts them
     */
    @Activate
    public DeployedBundles(BundleContext context, @Reference BundleStarts starts) {
        this.context = context;
        this.starts = starts;
    }

    /** Takes every jar, also one that is none; and folders, which File Install packs into a jar before it asks. */
    @Override
    public boolean canHandle(File file) {
        return file.getName().toLowerCase(Locale.ROOT).endsWith(".jar");
    }

    @Override
    public void install(File file) throws IOException, BundleException {
        BundleJar.require(file);
        if (find(file) != null) { // File Install was restarted, or this
            update(file);
            return;
        }
        try (InputStream in = Files.newInputStream(file.toPath())) {
            Bundle bundle = context.installBundle(location(file), in);
            bundle.adapt(BundleStartLevel.class).setStartLevel(StartLevel.SERVER);
            starts.start(bundle);
        } catch (BundleException e) {
            throw refused(file, e, "");
        }
    }

    @Override
    public void update(File file) throws IOException, BundleException {
        Bundle bundle = find(file);
        if (bundle == null) { // somebody has uninstalled it
            install(file);
            return;
        }
        try {
            BundleJar.require(file);
        } catch (IOException e) {
            throw new IOException(e.getMessage() + before(bundle), e);
        }
        try (InputStream in = Files.newInputStream(file.toPath())) {
            starts.exchange(bundle, () -> bundle.update(in));
        } catch (BundleException e) {
            throw refused(file, e, before(bundle));
        }
    }

    @Override
    public void uninstall(File file) throws BundleException {
        Bundle bundle = find(file);
        if (bundle != null) {
            starts.exchange(bundle, bundle::uninstall);
        }
    }

    private Bundle find(File file) {
        return context.getBundle(location(file));
    }

    private static String location(File file) {
        return file.toURI().normalize().toString();
    }

    private static BundleException refused(File file, BundleException cause, String after) {
        String why = cause.getType() == BundleException.DUPLICATE_BUNDLE_ERROR
                ? " is there already, from elsewhere: "
                : " is refused: ";
        return new BundleException(file.getName() + why + Reports.reason(cause) + after, cause.getType(), cause);
    }

    private static String before(Bundle bundle) {
        return "; what it was before, " + bundle.getSymbolicName() + " " + bundle.getVersion() + ", goes on";
    }
}
