package org.tidewire.tox;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewire.tox.identity.WrongPassphraseException;

class PassphraseTest {
    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void choose() {
        file = folder.resolve("passphrase");
    }

    private TestNode node() {
        return new TestNode(folder.resolve("me.tox")).with("passphrase.file", file.toString());
    }

    @Test
    void theIdentityIsKeptUnderThePassphraseOfTheFile() throws Exception {
        Files.writeString(file, "correct horse ü\r\nmore\n");
        try (TestNode node = node().open()) {
            byte[] kept = Files.readAllBytes(node.identity);
            assertEquals("toxEsave", new String(kept, 0, 8, StandardCharsets.US_ASCII));
            String id = node.friends().id();
            node.stop();
            Files.writeString(file, "correct horse ü");
            node.open();
            assertEquals(id, node.friends().id());
        }
    }

    @Test
    void aWrongPassphraseIsRefusedAndNothingIsOverwritten() throws Exception {
        Files.writeString(file, "right");
        try (TestNode node = node().open()) {
            node.stop();
            byte[] kept = Files.readAllBytes(node.identity);
            Files.writeString(file, "wrong");
            assertThrows(WrongPassphraseException.class, node::open);
            assertThrows(WrongPassphraseException.class, new TestNode(node.identity)::open, "none at all is wrong too");
            assertArrayEquals(kept, Files.readAllBytes(node.identity));
            assertEquals(0, node.services.size());
            try (Stream<Path> files = Files.list(folder)) {
                assertEquals(
                        List.of("me.tox", "passphrase"),
                        files.map(path -> path.getFileName().toString())
                                .sorted()
                                .toList());
            }
        }
    }

    @Test
    void aFileWithoutAPassphraseIsNamed() throws Exception {
        try (TestNode node = node()) {
            refused(node);
            Files.writeString(file, "\nsecond line");
            refused(node);
            Files.write(file, new byte[] {'a', (byte) 0xff, '\n'});
            refused(node);
            assertFalse(Files.exists(node.identity), "no identity is made that nobody can open");
        }
    }

    private void refused(TestNode node) {
        IOException refusal = assertThrows(IOException.class, node::open);
        assertTrue(refusal.getMessage().startsWith("passphrase.file: "), refusal.getMessage());
        assertTrue(refusal.getMessage().contains(file.toString()), refusal.getMessage());
    }
}
