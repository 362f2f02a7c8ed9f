package org.tidewire.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is dropped into deploy/ while the server runs, and taken away again. */
class DeployIT {
    /** A person's shell, as far as news go, that shows for ever what is there. */
    private static final String LOOK = "prompt = 'g! '; until { 'on' equals 'off' }"
            + " { storage:backends | cat; lb -s | cat; echo ROUND; sleep 1 }";

    @TempDir
    Path folder;

    private Path deploy;
    private Tidewire server;

    @BeforeEach
    void start() throws Exception {
        Path home = folder.resolve("home");
        deploy = Files.createDirectories(home.resolve("deploy"));
        server = Tidewire.start(home, "--port", "0", "--exec", LOOK);
        Await.until("the shell looks", () -> round().contains("org.tidewire.shell"));
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    @Test
    void aConfigurationAppearsAndGoesWithItsFile() throws Exception {
        Path file = drop(
                "org.tidewire.storage.memory-box.cfg", "storage.name = box\nstorage.mount = /box\n".getBytes(UTF_8));
        Await.until("box is in use: " + round(), () -> round().contains("in use at /box"));
        assertTrue(round().contains("in use as root"), round());
        Files.delete(file);
        Await.until("box is gone", () -> !round().contains("/box"));
    }

    @Test
    void aBundleStartsAndGoesWithItsFile() throws Exception {
        Path file = drop("good.jar", bundle("org.example.good"));
        awaitActive("org.example.good");
        Files.delete(file);
        Await.until("it is gone", () -> !round().contains("org.example.good"));
    }

    @Test
    void aBrokenJarIsReportedByNameAndReasonAndEverythingElseGoesOn() throws Exception {
        drop("broken.jar", "no jar at all".getBytes(UTF_8));
        String report = "Failed to install artifact: broken.jar: broken.jar is no jar, or only a part of one: ";
        Await.until("people are told", () -> server.output().contains(report));
        assertTrue(log().contains(report.substring(report.indexOf(": broken.jar is") + 2)), log());
        drop("good.jar", bundle("org.example.good"));
        awaitActive("org.example.good");
        drop("broken.jar", bundle("org.example.repaired"));
        awaitActive("org.example.repaired");
        assertFalse(round().contains("Failed to install"), "said once");
    }

    private void awaitActive(String name) throws Exception {
        Await.until(name + " is active", () -> round().lines()
                .anyMatch(line -> line.contains("Active") && line.contains(name)));
    }

    /** What the shell showed last, whole. */
    private String round() throws IOException {
        server.requireRunning();
        String output = server.output();
        int end = output.lastIndexOf("ROUND");
        return end < 0 ? "" : output.substring(Math.max(0, output.lastIndexOf("ROUND", end - 1)), end);
    }

    private String log() throws IOException {
        return Files.readString(deploy.resolveSibling("logs").resolve("tidewire.log"));
    }

    /** Moves a file in whole, as the readme says. */
    private Path drop(String name, byte[] content) throws IOException {
        Path whole = Files.write(folder.resolve(name), content);
        return Files.move(whole, deploy.resolve(name), ATOMIC_MOVE);
    }

    private byte[] bundle(String name) throws IOException {
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.putValue("Bundle-ManifestVersion", "2");
        attributes.putValue("Bundle-SymbolicName", name);
        attributes.putValue("Bundle-Version", "1.0.0");
        Path made = folder.resolve(name);
        new JarOutputStream(Files.newOutputStream(made), manifest).close();
        return Files.readAllBytes(made);
    }
}
