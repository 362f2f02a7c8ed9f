package org.tidewire.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NoBundleTest {
    @TempDir
    Path deploy;

    @Test
    void saysWhatIsWrongWithAJar() throws IOException {
        Path text = Files.writeString(deploy.resolve("text.jar"), "no jar at all");
        assertTrue(refusal(text).startsWith("text.jar is no jar, or only a part of one: "), refusal(text));
        Path bare = deploy.resolve("bare.jar");
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(bare))) {
            jar.putNextEntry(new ZipEntry("a"));
        }
        assertEquals("bare.jar is no bundle: it has no META-INF/MANIFEST.MF", refusal(bare));
        Path plain = deploy.resolve("plain.JAR");
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(plain), new Manifest())) {
            jar.putNextEntry(new ZipEntry("a"));
        }
        assertEquals("plain.JAR is no bundle: its manifest has no Bundle-SymbolicName", refusal(plain));
    }

    /** Bundles are left to File Install, which asks us first. */
    @Test
    void leavesBundlesAlone() throws IOException {
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.putValue("Bundle-SymbolicName", "org.example");
        Path jar = deploy.resolve("bundle.jar");
        new JarOutputStream(Files.newOutputStream(jar), manifest).close();
        assertFalse(new NoBundle().canHandle(jar.toFile()));
    }

    @Test
    void leavesWhatIsNoJarToOthers() {
        assertFalse(new NoBundle().canHandle(new File("org.tidewire.tls.cfg")));
        assertFalse(new NoBundle().canHandle(new File("readme.md")));
    }

    private static String refusal(Path jar) {
        NoBundle all = new NoBundle();
        assertTrue(all.canHandle(jar.toFile()));
        String later =
                assertThrows(IOException.class, () -> all.update(jar.toFile())).getMessage();
        String first =
                assertThrows(IOException.class, () -> all.install(jar.toFile())).getMessage();
        assertEquals(later, first);
        return first;
    }
}
