package org.tidewire.shell;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tidewire.shell.WiredShell.CONNECT;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tidewire.storage.FilePath;

/** Where files go that are fetched and sent, what is told of them, and how a break is got over. */
@Timeout(30)
class WiredMoveCommandsTest {
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
    void getsUnderTheNameOrIntoTheFolder() throws Exception {
        Files.createDirectory(here.resolve("down"));
        shell.run(CONNECT);
        shell.run("wired:get /Docs/readme.txt");
        shell.run("wired:get /Docs/readme.txt down");
        shell.run("wired:get /Docs/readme.txt down/other.txt");
        assertTrue(Files.exists(here.resolve("readme.txt")));
        assertTrue(Files.exists(here.resolve("down/readme.txt")));
        assertTrue(Files.exists(here.resolve("down/other.txt")));
        shell.assertFails("no such folder: " + here.resolve("none"), "wired:get /big.bin none/x");
    }

    @Test
    void putsUnderTheNameOrIntoTheFolder() throws Exception {
        Files.write(here.resolve("a.txt"), new byte[77]);
        shell.run(CONNECT);
        shell.run("wired:put a.txt /Uploads");
        shell.run("wired:put a.txt /Uploads/b.txt");
        shell.run("wired:cd /Docs; wired:put a.txt");
        assertEquals(77L, client.files.get(FilePath.of("/Uploads/a.txt")));
        assertEquals(77L, client.files.get(FilePath.of("/Uploads/b.txt")));
        assertEquals(77L, client.files.get(FilePath.of("/Docs/a.txt")));
        shell.assertFails("no such file or folder: " + here.resolve("none"), "wired:put none /Uploads");
    }

    @Test
    void aFolderPutAgainIsGoneOnWithNotNested() throws Exception {
        Files.createDirectory(here.resolve("photos"));
        shell.run(CONNECT);
        shell.run("wired:put photos /Uploads; wired:put photos /Uploads/photos");
        assertEquals(-1L, client.files.get(FilePath.of("/Uploads/photos")));
        assertFalse(client.files.containsKey(FilePath.of("/Uploads/photos/photos")));
    }

    @Test
    void tellsWhatWasMovedAndWhatWasSkipped() throws Exception {
        Files.write(here.resolve("a.txt"), new byte[2048]);
        shell.run(CONNECT);
        Moved moved = (Moved) shell.run("wired:put a.txt /Uploads");
        assertArrayEquals(new long[] {1, 0, 2048}, new long[] {moved.files(), moved.skipped(), moved.bytes()});
        Moved again = (Moved) shell.run("wired:put a.txt /Uploads");
        assertArrayEquals(new long[] {0, 1, 0}, new long[] {again.files(), again.skipped(), again.bytes()});
        Moved resumed = (Moved) shell.run("wired:get /Docs/readme.txt");
        assertEquals(234, resumed.bytes());
        assertTrue(shell.show("wired:get /big.bin").contains("2.9 MiB (2,999,000 bytes)"));
    }

    @Test
    void tellsWhatNobodyCanVerifyAndThatItConnectedAgain() throws Exception {
        Files.write(here.resolve("a.txt"), new byte[77]);
        shell.session().put("TERM", "dumb");
        shell.run(CONNECT);
        String shown = shell.show("wired:put a.txt '/Drop Box'");
        assertTrue(shown.contains("Not verified  sent, but the server shows nothing of it: /Drop Box/a.txt"), shown);
        assertEquals(
                List.of("connecting again in 3 s, try 1: connection reset", "/Drop Box/a.txt  77 B  not verified"),
                shell.printed().lines().toList());
        assertFalse(shell.show("wired:put a.txt /Uploads").contains("Not verified"));
    }

    @Test
    void anInterruptEndsAGetAndSaysHowToGoOn() throws Exception {
        shell.session().put("TERM", "dumb");
        shell.run(CONNECT);
        client.stalls = true;
        CompletableFuture<Throwable> ended = new CompletableFuture<>();
        Thread typist = new Thread(() -> {
            try {
                ended.complete(new AssertionError("returned " + shell.run("wired:get /big.bin")));
            } catch (Exception e) {
                ended.complete(e);
            }
        });
        typist.start();
        assertTrue(client.moving.await(10, TimeUnit.SECONDS));
        shell.session().foregroundJob().interrupt();
        ended.get(10, TimeUnit.SECONDS);
        Await.until(() -> !client.connections.get(0).isOpen(), "the connection is closed under the transfer");
        Await.until(() -> shell.printed().contains("the same command goes on from there"), "told how to go on");
        client.stalls = false;
        assertEquals(1, ((Moved) shell.run("wired:get /big.bin")).files());
    }

    @Test
    void aBrokenConnectionSaysHowToGoOnAndARefusalDoesNot() throws Exception {
        shell.run(CONNECT);
        client.stalls = true;
        Thread breaker = new Thread(() -> {
            Await.until(() -> client.moving.getCount() == 0, "bytes move");
            client.connections.get(0).close();
        });
        breaker.start();
        shell.assertFails(
                "the connection is closed; what arrived is kept, the same command goes on from there",
                "wired:get /big.bin");
        shell.assertFails("File or Directory Not Found: /none", "wired:get /none");
    }

    @Test
    void whatOneCommandHasBegunIsGoneOnWithByThatOneAlone() throws Exception {
        shell.run(CONNECT);
        Path folder = Files.createDirectory(here.resolve("dl"));
        FilePath broken = FilePath.of("/Docs");
        try (Remote remote = new Remote(client, client.connections.get(0))) {
            remote.begin(broken, folder);
            assertEquals(folder, Targets.local(remote, broken, folder));
            assertEquals(folder.resolve("big.bin"), Targets.local(remote, FilePath.of("/big.bin"), folder));
            remote.finish(broken, folder);
            assertEquals(folder.resolve("Docs"), Targets.local(remote, broken, folder));
        }
    }

    @Test
    void whatWasClosedIsNotConnectedAgain() throws Exception {
        shell.run(CONNECT);
        Remote remote = new Remote(client, client.connections.get(0));
        remote.close();
        assertThrows(IOException.class, remote::connection);
        assertEquals(1, client.connections.size());
    }

    @Test
    void localPathsCountFromWhereThePersonStarted() throws IOException {
        shell.session().currentDir(Path.of("").toAbsolutePath());
        System.setProperty("tidewire.cwd", here.toString());
        try {
            assertEquals(here.resolve("x"), Targets.local(shell.session(), "x"));
            shell.session().currentDir(here.resolve("sub"));
            assertEquals(here.resolve("sub/x"), Targets.local(shell.session(), "x"));
            assertEquals(Path.of("/abs"), Targets.local(shell.session(), "/abs"));
        } finally {
            System.clearProperty("tidewire.cwd");
        }
    }
}
