package org.tidewire.tox.identity;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** The file of where friends were last seen. */
class PlacesFuzzTest {
    private static Path folder;
    private static Path file;

    @BeforeAll
    static void makeFolder() throws IOException {
        folder = Files.createTempDirectory("tidewire-fuzz");
        file = folder.resolve("me.tox.places");
    }

    @AfterAll
    static void removeFolder() throws IOException {
        Files.deleteIfExists(file);
        Files.delete(folder);
    }

    @FuzzTest
    void placesAreHintsAndNeverRefused(byte[] bytes) throws IOException {
        Files.write(file, bytes);
        new Places(folder.resolve("me.tox"))
                .read()
                .values()
                .forEach(node -> assertFalse(node.address().isUnresolved()));
    }
}
