package org.tidewire.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tidewire.shell.WiredShell.CONNECT;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tidewire.storage.FilePath;

/** Searching and changing what lies on the server. */
@Timeout(30)
class WiredEditCommandsTest {
    @TempDir
    Path here;

    private final FakeClient client = new FakeClient();
    private WiredShell shell;

    @BeforeEach
    void open() {
        shell = new WiredShell(client, here);
    }

    @AfterEach
    void close() {
        shell.close();
    }

    @Test
    void deletesMovesAndComments() throws Exception {
        shell.run(CONNECT);
        assertEquals("moved /big.bin to /Docs/big.bin", shell.run("wired:mv big.bin Docs"));
        assertEquals("moved /Docs/big.bin to /small.bin", shell.run("wired:cd Docs; wired:mv big.bin ../small.bin"));
        assertEquals("deleted /small.bin", shell.run("wired:rm ../small.bin"));
        assertFalse(client.files.containsKey(FilePath.of("/small.bin")));
        shell.assertFails("File or Directory Not Found: /small.bin", "wired:rm /small.bin");
        assertEquals("/Uploads is now of type drop-box", shell.run("wired:type /Uploads drop-box"));
        shell.run("wired:comment /Uploads 'two words'");
        assertEquals(List.of("/Uploads DROP_BOX", "/Uploads two words"), client.told);
        shell.assertFails("a folder's type is folder, uploads or drop-box, not odd", "wired:type /Uploads odd");
    }

    @Test
    void showsWhatASearchFoundWithWholePaths() throws Exception {
        shell.run(CONNECT);
        assertTrue(shell.show("wired:search read").contains("/Docs/readme.txt"));
        assertEquals("nothing found", shell.show("wired:search zzz"));
    }
}
