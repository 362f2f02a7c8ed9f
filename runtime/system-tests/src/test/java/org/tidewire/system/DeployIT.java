package org.tidewire.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is dropped into deploy/ while one server runs, broken, and taken away again. */
class DeployIT {
    @TempDir
    static Path folder;

    private static Watched server;

    @BeforeAll
    static void start() throws Exception {
        server = Watched.start(folder.resolve("home"), 0);
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @Test
    void aConfigurationAppearsAndGoesWithItsFile() throws Exception {
        Path file = server.drop(
                "org.tidewire.storage.memory-box.cfg", "storage.name = box\nstorage.mount = /box\n".getBytes(UTF_8));
        server.await("in use at /box");
        server.await("in use as root");
        Files.delete(file);
        server.awaitGone("/box");
    }

    @Test
    void aRefusedConfigurationIsReportedOnceByItsFileAndEverythingElseGoesOn() throws Exception {
        String name = "org.tidewire.storage.file-empty.cfg";
        Path file = server.drop(name, "storage.name = empty\n".getBytes(UTF_8));
        String report = name + " is refused: root is empty; it must be a directory";
        server.awaitNews(report);
        assertTrue(server.log().contains(report), server.log());
        Path root = folder.resolve("filled");
        server.drop(name, ("storage.name = empty\nstorage.mount = /filled\nroot = " + root + "\n").getBytes(UTF_8));
        server.await("in use at /filled");
        assertEquals(1, server.told(report), server.log());
        Files.delete(file);
        server.awaitGone("/filled");
    }

    @Test
    void aBundleGoesOnWhileItsFileIsBrokenAndIsUpdatedWhenItIsMended() throws Exception {
        byte[] first = bundle("org.example.good", "1.0.0", "");
        Path file = server.drop("good.jar", first);
        server.awaitActive("org.example.good (1.0.0)");
        String goesOn = "; what it was before, org.example.good 1.0.0, goes on";
        server.drop("good.jar", "no jar at all".getBytes(UTF_8));
        server.awaitNews("good.jar is no jar, or only a part of one: zip END header not found" + goesOn);
        server.drop("good.jar", Arrays.copyOf(first, first.length / 2));
        Await.until("told again", () -> server.told(goesOn) == 2);
        assertTrue(server.round().contains("org.example.good (1.0.0)"), server.round());
        server.drop("good.jar", bundle("org.example.good", "2.0.0", ""));
        server.awaitActive("org.example.good (2.0.0)");
        Files.delete(file);
        server.awaitGone("org.example.good");
    }

    @Test
    void whatIsBrokenIsReportedByNameAndReason() throws Exception {
        server.drop("broken.jar", "no jar at all".getBytes(UTF_8));
        server.drop("twice.jar", bundle("org.example.twice", "1.0.0", ""));
        server.awaitNews("Failed to install artifact: broken.jar: broken.jar is no jar, or only a part of one: ");
        assertTrue(server.log().contains("broken.jar is no jar, or only a part of one: "), server.log());
        server.awaitActive("org.example.twice");
        server.drop("copy.jar", bundle("org.example.twice", "1.0.0", ""));
        server.awaitNews("copy.jar is there already, from elsewhere: ");
        server.drop("broken.jar", bundle("org.example.mended", "1.0.0", ""));
        server.awaitActive("org.example.mended");
        server.awaitActive("org.example.twice");
    }

    @Test
    void aBundleThatCannotStartIsReportedAndStartsWhenWhatItNeedsComes() throws Exception {
        server.drop("throws.jar", bundle("org.example.throws", "1.0.0", "Bundle-Activator=org.example.Nowhere"));
        server.awaitNews("throws.jar does not start: ClassNotFoundException: org.example.Nowhere ");
        server.drop("needy.jar", bundle("org.example.needy", "1.0.0", "Import-Package=org.example.needed"));
        server.awaitNews("needy.jar does not start: Unable to resolve org.example.needy");
        server.drop("needed.jar", bundle("org.example.needed", "1.0.0", "Export-Package=org.example.needed"));
        server.awaitActive("org.example.needy");
    }

    private static byte[] bundle(String name, String version, String header) throws IOException {
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.putValue("Bundle-ManifestVersion", "2");
        attributes.putValue("Bundle-SymbolicName", name);
        attributes.putValue("Bundle-Version", version);
        if (!header.isEmpty()) {
            attributes.putValue(header.split("=", 2)[0], header.split("=", 2)[1]);
        }
        ByteArrayOutputStream made = new ByteArrayOutputStream();
        new JarOutputStream(made, manifest).close();
        return made.toByteArray();
    }
}
