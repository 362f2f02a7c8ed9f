package org.tidewire.wired.client.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** The file of the servers that were seen before. */
class KnownServersFuzzTest {
    private static Path file;

    @BeforeAll
    static void makeFile() throws IOException {
        file = Files.createTempFile("tidewire-fuzz", ".known");
    }

    @AfterAll
    static void removeFile() throws IOException {
        Files.deleteIfExists(file);
    }

    @FuzzTest
    void aServerHasAFingerprintOrTheFileIsRefused(byte[] bytes) throws IOException {
        Files.write(file, bytes);
        try {
            new KnownServers(file).find("host:2000").ifPresent(print -> assertEquals(64, print.length()));
        } catch (IOException e) {
            assertFalse(e.getMessage().isEmpty());
        }
    }
}
