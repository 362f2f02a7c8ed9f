package org.tidewire.example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.jar.JarFile;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever follows the guide, and it alone, has a backend that passes the contract and carries a transfer. */
class WriteABackendIT {
    private static final Path GUIDE = Path.of(System.getProperty("tidewire.guide"));
    private static final String REPOSITORY = System.getProperty("tidewire.repository");
    private static final long SEED = 606;

    @TempDir
    Path folder;

    @Test
    void theGuidesExampleIsBuiltOutsideDeployedAndCarriesATransfer() throws Exception {
        Path project = folder.resolve("project");
        Guide.write(GUIDE, project);
        buildAndTest(project);
        Path bundle = project.resolve("target/org.example.archive-1.0.0.jar");
        assertImportsStorageAsAProvider(bundle);
        try (Server server = new Server(folder)) {
            server.deploy(bundle);
            server.deploy(project.resolve("org.example.archive.cfg"));
            server.awaitInRoot("example", true);
            assertCarries(server);
            server.undeploy(bundle);
            server.awaitInRoot("example", false);
        }
    }

    private void buildAndTest(Path project) throws Exception {
        try (Maven maven = new Maven(Files.createDirectory(folder.resolve("local")))) {
            maven.publish(Path.of("").toAbsolutePath(), "org.tidewire.api", "org.tidewire.storage.kit");
            String tested = maven.verify(project, REPOSITORY);
            assertTrue(tested.contains("Running org.example.archive.ArchiveStorageTest"), tested);
        }
    }

    private static void assertImportsStorageAsAProvider(Path bundle) throws Exception {
        try (JarFile jar = new JarFile(bundle.toFile())) {
            String imports = jar.getManifest().getMainAttributes().getValue("Import-Package");
            assertTrue(imports.contains("org.tidewire.storage;version=\"[1.0,1.1)\""), imports);
        }
    }

    /** Sends a file to the example and fetches it again. */
    private void assertCarries(Server server) throws Exception {
        byte[] bytes = new byte[3_000_000];
        new Random(SEED).nextBytes(bytes);
        Path source = Files.write(folder.resolve("up.bin"), bytes);
        Path target = folder.resolve("down.bin");
        server.run("wired:put '" + source + "' /example/file.bin; wired:get /example/file.bin '" + target + "'");
        Path stored = server.home().resolve("archive/file.bin");
        assertEquals(-1, Files.mismatch(source, stored), "the archive holds it; seed " + SEED);
        assertEquals(-1, Files.mismatch(source, target), "and gave it back; seed " + SEED);
    }
}
