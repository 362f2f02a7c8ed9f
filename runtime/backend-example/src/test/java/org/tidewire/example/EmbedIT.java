package org.tidewire.example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The product in runtime/embedding, whose own tests start it, is built outside with what is published. */
class EmbedIT {
    private static final Path PRODUCT = Path.of(System.getProperty("tidewire.embedding"));
    private static final String REPOSITORY = System.getProperty("tidewire.repository");
    private static final Pattern MODULE = Pattern.compile("<module>(.*?)</module>");
    private static final String[] TAKEN = {
        "bom",
        "org.tidewire.api",
        "org.tidewire.transfer.provider",
        "org.tidewire.storage.memory",
        "org.tidewire.storage.file",
        "org.tidewire.resume.tox",
        "org.tidewire.account.provider",
        "org.tidewire.wired",
        "org.tidewire.wired.server",
        "org.tidewire.tls"
    };

    @TempDir
    Path folder;

    @Test
    void aProductTakesTidewireInAndReplacesItsParts() throws Exception {
        Path project = folder.resolve("product");
        copy(PRODUCT.resolve("src"), project.resolve("src"));
        Files.copy(PRODUCT.resolve("pom.xml"), project.resolve("pom.xml"));
        try (Maven maven = new Maven(Files.createDirectory(folder.resolve("local")))) {
            maven.publish(Path.of("").toAbsolutePath(), TAKEN);
            String tested = maven.verify(project, REPOSITORY);
            for (String test : List.of("ProductIT", "WithoutOsgiIT")) {
                assertTrue(tested.contains("Running org.example.product." + test), tested);
            }
        }
    }

    @Test
    void theLinesWithoutOsgiInTheReadmeAreThoseThatAreTested() throws Exception {
        String readme = Files.readString(PRODUCT.resolve("readme.md"));
        String told =
                readme.split("## Without OSGi\n", 2)[1].split("```java\n", 2)[1].split("```\n", 2)[0];
        String test = Files.readString(PRODUCT.resolve("src/test/java/org/example/product/WithoutOsgiIT.java"));
        String tested = test.split("// begin\n", 2)[1].split(" *// end\n", 2)[0];
        assertEquals(told, tested.stripTrailing().stripIndent() + "\n");
    }

    /** Whoever adds a bundle adds it there; the kit is no bundle for a container, so the index has it not. */
    @Test
    void theBomAndTheIndexHaveEveryBundle() throws Exception {
        Path root = PRODUCT.resolve("../..");
        String bom = Files.readString(root.resolve("cnf/bom/pom.xml"));
        String index = Files.readString(root.resolve("cnf/index/pom.xml"));
        Matcher module = MODULE.matcher(Files.readString(root.resolve("bundles/pom.xml")));
        while (module.find()) {
            String line = "<artifactId>" + module.group(1) + "</artifactId>";
            assertTrue(bom.contains(line), "cnf/bom lacks " + line);
            assertTrue(index.contains(line) || line.contains(".kit<"), "cnf/index lacks " + line);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
    }
}
