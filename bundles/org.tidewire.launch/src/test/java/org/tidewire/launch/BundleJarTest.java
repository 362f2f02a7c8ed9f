package org.tidewire.launch;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleJarTest {
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

    @Test
    void aTruncatedJarAndOneWithADamagedMiddleAreNoBundles() throws IOException {
        byte[] whole = Files.readAllBytes(bundle("whole.jar"));
        Path half = Files.write(deploy.resolve("half.jar"), Arrays.copyOf(whole, whole.length / 2));
        assertTrue(refusal(half).startsWith("half.jar is no jar, or only a part of one: "), refusal(half));
        whole[whole.length / 2] ^= 1;
        Path mixed = Files.write(deploy.resolve("mixed.jar"), whole);
        assertTrue(refusal(mixed).startsWith("mixed.jar is no jar, or only a part of one: content"), refusal(mixed));
    }

    @Test
    void aFolderIsNoBundle() throws IOException {
        Path folder = Files.createDirectory(deploy.resolve("folder"));
        assertEquals("folder is a folder; only jars and configuration files count here", refusal(folder));
    }

    @Test
    void aBundleIsLetThrough() throws IOException {
        File whole = bundle("bundle.jar").toFile();
        assertDoesNotThrow(() -> BundleJar.require(whole));
    }

    private Path bundle(String name) throws IOException {
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.putValue("Bundle-SymbolicName", "org.example");
        Path jar = deploy.resolve(name);
        byte[] noise = new byte[10_000];
        new Random(1).nextBytes(noise);
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            out.putNextEntry(new ZipEntry("content"));
            out.write(noise);
        }
        return jar;
    }

    private static String refusal(Path jar) {
        return assertThrows(IOException.class, () -> BundleJar.require(jar.toFile()))
                .getMessage();
    }
}
