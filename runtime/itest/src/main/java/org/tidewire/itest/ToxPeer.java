package org.tidewire.itest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;

import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.tidewire.friend.Friends;

/** One of two Tox nodes in this container: the product's own, or one of the same bundle under another name. */
final class ToxPeer {
    static final String NODE = "org.tidewire.tox";
    static final String OTHER = "org.tidewire.peer";

    private static final String PID = "configuration-pid=\"";

    private final Configurations configurations;
    private final String pid;
    private final Path identity;
    private final int port = Ports.free();
    private final String key;

    /** Configures a node; its bundle is active. */
    ToxPeer(Configurations configurations, String pid, Path identity) throws Exception {
        this.configurations = configurations;
        this.pid = pid;
        this.identity = identity;
        show(pid);
        key = friends().id().substring(0, 64);
    }

    /** Installs the bundle once more, with PIDs of its own. */
    static Bundle install() throws Exception {
        Bundle tox = Container.bundle(NODE);
        ByteArrayOutputStream jar = new ByteArrayOutputStream();
        Manifest manifest = new Manifest(tox.getEntry("META-INF/MANIFEST.MF").openStream());
        manifest.getMainAttributes().putValue(Constants.BUNDLE_SYMBOLICNAME, OTHER);
        try (JarOutputStream out = new JarOutputStream(jar, manifest)) {
            for (URL entry : Collections.list(tox.findEntries("/", "*", true))) {
                copy(entry, out);
            }
        }
        Bundle installed = Container.context().installBundle(OTHER, new ByteArrayInputStream(jar.toByteArray()));
        installed.start();
        return installed;
    }

    private static void copy(URL entry, JarOutputStream out) throws IOException {
        String path = entry.getPath().substring(1);
        if (path.endsWith("/") || path.startsWith("META-INF/") || path.contains("metatype")) {
            return;
        }
        out.putNextEntry(new ZipEntry(path));
        try (InputStream in = entry.openStream()) {
            byte[] bytes = in.readAllBytes();
            boolean component = path.startsWith("OSGI-INF/");
            out.write(
                    component
                            ? new String(bytes, UTF_8)
                                    .replace(PID + NODE, PID + OTHER)
                                    .getBytes(UTF_8)
                            : bytes);
        }
        out.closeEntry();
    }

    /** Lets friends see a name. */
    void show(String name) throws IOException {
        Map<String, Object> values =
                Map.of("identity", identity.toString(), "port", port, "onion", "zero-hops", "name", name);
        configurations.set(pid, values);
    }

    /** Makes a friend of the other one. */
    void befriend(ToxPeer other) throws Exception {
        configurations.set(pid + ".friend~other", Map.of("tox.id", other.key(), "address", "127.0.0.1:" + other.port));
    }

    /** The public key, by which friends know it. */
    String key() {
        return key;
    }

    Friends friends() throws Exception {
        long bundle = Container.bundle(pid).getBundleId();
        return Container.service(Friends.class, "(" + Constants.SERVICE_BUNDLEID + "=" + bundle + ")");
    }
}
