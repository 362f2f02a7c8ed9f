package org.tidewire.launch;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Collections;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;

import org.osgi.framework.Constants;
import org.osgi.framework.Version;

/** Tells bundles from what only looks like one, before anything that runs is touched. Has no state. */
final class BundleJar {
    private BundleJar() {}

    /**
     * Does nothing if a file is a whole bundle. Reads all of it: a jar copied over another one in place may have the end of
     * one and the middle of the other.
     *
     * @param file a file or folder
     * @throws IOException if it is none; names it and says why
     */
    static void require(File file) throws IOException {
        String fault = fault(file);
        if (!fault.isEmpty()) {
            throw new IOException(file.getName() + " " + fault);
        }
    }

    private static String fault(File file) {
        if (file.isDirectory()) {
            return "is a folder; only jars and configuration files count here";
        }
        try (JarFile jar = new JarFile(file)) {
            Manifest manifest = jar.getManifest();
            if (manifest == null) {
                return "is no bundle: it has no META-INF/MANIFEST.MF";
            }
            if (manifest.getMainAttributes().getValue(Constants.BUNDLE_SYMBOLICNAME) == null) {
                return "is no bundle: its manifest has no " + Constants.BUNDLE_SYMBOLICNAME;
            }
            Version.parseVersion(manifest.getMainAttributes().getValue(Constants.BUNDLE_VERSION));
            for (JarEntry entry : Collections.list(jar.entries())) {
                read(jar, entry);
            }
            return "";
        } catch (IllegalArgumentException e) {
            return "is no bundle: " + e.getMessage();
        } catch (IOException | SecurityException e) {
            return "is no jar, or only a part of one: " + e.getMessage();
        }
    }

    /** Compares the checksum, which a jar's own streams do not, and the signature if there is one. */
    private static void read(JarFile jar, JarEntry entry) throws IOException {
        CRC32 sum = new CRC32();
        try (InputStream in = new CheckedInputStream(jar.getInputStream(entry), sum)) {
            in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw new IOException(entry.getName() + ": " + e.getMessage(), e);
        }
        if (sum.getValue() != entry.getCrc()) {
            throw new IOException(entry.getName() + " has another checksum");
        }
    }
}
