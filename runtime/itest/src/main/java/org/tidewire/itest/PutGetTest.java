package org.tidewire.itest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewire.storage.FilePath;
import org.tidewire.wired.ErrorReply;
import org.tidewire.wired.WiredUrl;
import org.tidewire.wired.client.Progress;
import org.tidewire.wired.client.WiredClient;
import org.tidewire.wired.client.WiredConnection;
import org.tidewire.wired.client.WiredException;

/** The client's service against the server's bundle: through TLS, the engine and storage, and back. */
public class PutGetTest {
    private static final long SEED = 20261120;
    private static final long SIZE = (5 << 20) + 12_345;

    @TempDir
    Path home;

    private Installation installation;

    @BeforeEach
    void install() throws Exception {
        installation = new Installation(home);
    }

    @AfterEach
    void remove() throws Exception {
        installation.close();
    }

    @Test
    void whatWasPutComesBackByteForByte() throws Exception {
        Path source = RandomFile.make(home, SEED, SIZE);
        Path back = home.resolve("back.bin");
        try (WiredConnection connection = installation.connect()) {
            assertEquals("In a container", connection.serverName());
            connection.put(source, FilePath.of("/stored.bin"), Progress.NONE);
            assertEquals(-1, Files.mismatch(source, installation.root().resolve("stored.bin")), "stored, seed " + SEED);
            connection.get(FilePath.of("/stored.bin"), back, Progress.NONE);
        }
        assertEquals(-1, Files.mismatch(source, back), "fetched, seed " + SEED);
        assertFalse(Files.exists(installation.root().resolve("stored.bin.WiredTransfer")), "no partial stays");
    }

    @Test
    void aFolderGoesUpAndComesBack() throws Exception {
        Path folder = Files.createDirectories(home.resolve("folder/inner"));
        Files.writeString(folder.resolve("deep ü.txt"), "deep");
        Files.createFile(folder.getParent().resolve("empty"));
        try (WiredConnection connection = installation.connect()) {
            connection.put(folder.getParent(), FilePath.of("/folder"), Progress.NONE);
            assertEquals(2, connection.list(FilePath.of("/folder")).size());
            connection.get(FilePath.of("/folder"), home.resolve("again"), Progress.NONE);
        }
        assertEquals("deep", Files.readString(home.resolve("again/inner/deep ü.txt")));
        assertTrue(Files.exists(home.resolve("again/empty")));
    }

    @Test
    void aWrongPasswordIsRefused() throws Exception {
        WiredUrl url = new WiredUrl(Installation.LOGIN, "wrong", "127.0.0.1", installation.port(), "/");
        WiredClient client = Container.service(WiredClient.class);
        WiredException refused =
                assertThrows(WiredException.class, () -> client.connect(url).close());
        assertEquals(ErrorReply.LOGIN_FAILED, refused.reply());
    }
}
